use std::borrow::Cow;

use super::shape::{closes, is_han, is_square, is_stop, marks, opens};

/// `text` without the blanks that a typesetter put in: those of justification (立 足 湖 南), those
/// between Chinese and digits, those beside marks. Blanks that mean something stay, one each: the
/// gap of a headline in two parts, the one between two names, those between Latin words.
#[must_use]
pub fn close_up(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut tokens = text.split_whitespace().peekable();
    let Some(mut left) = tokens.next() else {
        return out;
    };
    out.push_str(left);
    let mut left_is_spaced = false;
    while let Some(right) = tokens.next() {
        let right_is_spaced = is_single(right)
            && (is_single(left) || tokens.peek().is_some_and(|next| is_single(next)));
        if !left_is_spaced && !right_is_spaced && blank_means_something(left, right) {
            out.push(' ');
        }
        out.push_str(right);
        left = right;
        left_is_spaced = right_is_spaced;
    }
    out
}

/// One Chinese character, perhaps with marks, or one mark: in a row of such a line was closed to its measure.
fn is_single(token: &str) -> bool {
    let mut han = token.chars().filter(|c| is_han(*c));
    han.next().is_some()
        && han.next().is_none()
        && !token.contains(|c: char| c.is_ascii_alphanumeric())
}

pub(super) fn blank_means_something(left: &str, right: &str) -> bool {
    let (Some(last), Some(first)) = (left.chars().next_back(), right.chars().next()) else {
        return false;
    };
    match (is_square(last), is_square(first)) {
        (false, false) => first.is_ascii_alphanumeric() || opens(first),
        // The letter in front of a crosshead: A 锚定赛道.
        (false, true) => left.len() == 1 && last.is_ascii_uppercase(),
        (true, false) => false,
        (true, true) => !(is_stop(last) || is_stop(first) || opens(last) || closes(first)),
    }
}

/// Whether `line` is set in two to four parts with a gap between them, as only headlines are.
#[must_use]
pub fn is_in_parts(line: &str) -> bool {
    let parts = || line.split_whitespace();
    let lengths = || parts().map(|part| part.chars().count());
    let is_text = marks(line).any(|c| matches!(c, '，' | '。' | '；'));
    !is_text
        && (2..=4).contains(&parts().take(5).count())
        && lengths().all(|chars| chars >= SHORTEST_PART)
        && lengths().any(|chars| chars > LONGEST_NAME)
        && parts()
            .zip(parts().skip(1))
            .all(|(left, right)| both_square(left, right) && blank_means_something(left, right))
}

/// Characters of the shortest part of a headline, and of a longest name in Chinese.
const SHORTEST_PART: usize = 3;
const LONGEST_NAME: usize = 4;

fn both_square(left: &str, right: &str) -> bool {
    left.chars().next_back().is_some_and(is_square) && right.chars().next().is_some_and(is_square)
}

/// Joins `next` to `text` as a line to the one above it: Latin words keep a blank between them.
pub fn append_line(text: &mut String, next: &str) {
    let ends_in_a_word = text.ends_with(|c: char| c.is_ascii_alphabetic());
    if ends_in_a_word && next.starts_with(|c: char| c.is_ascii_alphabetic()) {
        text.push(' ');
    }
    text.push_str(next);
}

/// Single characters in a row from which a line was closed to its measure.
pub(super) const SPACED_FROM: u32 = 4;

/// `line` without the blanks of justification, where it has them; any other line as it is.
#[must_use]
pub fn close_justified(line: &str) -> Cow<'_, str> {
    let tokens: Vec<&str> = line.split_whitespace().collect();
    // How many single characters stand in a row.
    let rows = || tokens.split(|token| !is_single(token)).map(<[&str]>::len);
    // A byline in brackets ends its paragraph: names of two characters are spaced out to three.
    let may_be_names = line.starts_with(['（', '('])
        && line.ends_with(['）', ')'])
        && rows().all(|row| row % 2 == 0);
    if !may_be_names && rows().any(|row| row >= SPACED_FROM as usize) {
        Cow::Owned(close_up(line))
    } else {
        Cow::Borrowed(line)
    }
}
