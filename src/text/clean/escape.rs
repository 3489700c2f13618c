//! Escape sequences as ECMA-48 and xterm define them: where one that begins here ends.

/// Bytes of the sequence that `text` begins with, its introducer (ESC, or a C1 control) included.
///
/// A sequence that breaks off, or is none, is its introducer alone: what follows is text, and text
/// is never lost to a stray control character.
pub(super) fn sequence_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    match bytes {
        [0x1b, b'[', ..] | [0xc2, 0x9b, ..] => control_sequence_len(bytes),
        [0x1b, b']' | b'P' | b'X' | b'^' | b'_', ..]
        | [0xc2, 0x90 | 0x98 | 0x9d | 0x9e | 0x9f, ..] => control_string_len(text),
        // Character sets and the like: intermediate bytes, then a final one.
        [0x1b, b' '..=b'/', ..] => {
            let intermediates = bytes
                .iter()
                .skip(1)
                .take_while(|b| matches!(b, b' '..=b'/'));
            let end = 1 + intermediates.count();
            match bytes.get(end) {
                Some(b'0'..=b'~') => end + 1,
                _ => 1,
            }
        }
        [0x1b, b'0'..=b'~', ..] => 2,
        [0x1b, ..] => 1,
        _ => text.chars().next().map_or(0, char::len_utf8),
    }
}

/// CSI: parameters and intermediates, then a final byte.
fn control_sequence_len(bytes: &[u8]) -> usize {
    let parameters = bytes
        .iter()
        .skip(2)
        .take_while(|b| matches!(b, b' '..=b'?'));
    let end = 2 + parameters.count();
    match bytes.get(end) {
        Some(b'@'..=b'~') => end + 1,
        _ => 2,
    }
}

/// OSC, DCS, APC, PM and SOS: anything up to ST, or BEL as xterm has it. Line ends and tabs may
/// stand inside; any other control character breaks the string off, which also keeps a page full
/// of introducers linear.
fn control_string_len(text: &str) -> usize {
    let inside = text.get(2..).unwrap_or_default();
    for (at, c) in inside.char_indices() {
        match c {
            '\u{7}' => return 2 + at + 1,
            '\u{9c}' => return 2 + at + 2,
            '\u{1b}' if inside.as_bytes().get(at + 1) == Some(&b'\\') => return 2 + at + 2,
            '\t' | '\n' | '\r' => {}
            _ if c.is_control() => return 2,
            _ => {}
        }
    }
    2
}
