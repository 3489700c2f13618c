use std::sync::Arc;

use super::guard::guarded;
use super::slot::Slot;
use super::{Heard, JoinedMember, give_way};
use crate::app::Answer;
use crate::library::{Member, Names};

/// Joins the names of articles for ever, always those asked for last.
pub(super) fn run(requests: &Slot<Vec<JoinedMember>>, tell: &impl Fn(Answer) -> Heard) {
    give_way();
    loop {
        let members = requests.take();
        let joined = guarded(|| {
            let members: Vec<Member<'_>> = members.iter().map(JoinedMember::member).collect();
            Names::join(&members)
        });
        let heard = match joined {
            Ok(names) => tell(Answer::Joined(Arc::new(names))),
            Err(message) => {
                tell(Answer::Broke(message));
                tell(Answer::Joined(Arc::default()))
            }
        };
        if heard == Heard::No {
            return;
        }
    }
}
