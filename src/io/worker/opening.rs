use super::guard::guarded;
use super::{Heard, give_way};
use crate::app::Answer;
use crate::io::{Request, fault, open};
use crate::lang::Lang;

/// How many sources in a row may break the reader before the rest is given up: it would be the
/// reader then, not the sources.
const PANICS_MAX: usize = 8;

/// Opens one source after the other and tells of each as it comes, failures in `lang`.
pub(super) fn run(request: &Request, lang: Lang, tell: &impl Fn(Answer) -> Heard) {
    let mut opening = open(request);
    let mut panics_in_row = 0;
    let mut gives_way = false;
    while panics_in_row < PANICS_MAX {
        let answer = match guarded(|| {
            fault::may_panic("opening");
            opening.next()
        }) {
            Ok(None) => break,
            Ok(Some(result)) => {
                panics_in_row = 0;
                match result {
                    Ok(document) => Answer::Opened(document),
                    Err(error) => Answer::Failed {
                        source: error.source_name,
                        reason: error.kind.words(lang),
                    },
                }
            }
            Err(message) => {
                panics_in_row += 1;
                Answer::Broke(message)
            }
        };
        let is_readable = matches!(answer, Answer::Opened(_));
        if tell(answer) == Heard::No {
            return;
        }
        if is_readable && !gives_way {
            // Somebody reads now: the rest can wait.
            give_way();
            gives_way = true;
        }
    }
    tell(Answer::AllOpened);
}
