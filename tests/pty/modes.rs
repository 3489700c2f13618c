use std::collections::BTreeSet;

/// The cursor: on where every other mode is off.
const CURSOR: u16 = 25;

/// The private modes (`ESC [ ? n h`) that were ever switched on.
pub fn modes_switched_on(bytes: &[u8]) -> BTreeSet<u16> {
    let on = switches(bytes).into_iter().filter(|(_, is_on)| *is_on);
    on.map(|(mode, _)| mode).collect()
}

/// What is otherwise than a program should leave it: modes that are still on, or a cursor that is
/// still hidden.
pub fn modes_left_on(bytes: &[u8]) -> Vec<u16> {
    let mut on = BTreeSet::from([CURSOR]);
    for (mode, is_on) in switches(bytes) {
        if is_on {
            on.insert(mode);
        } else {
            on.remove(&mode);
        }
    }
    let cursor_hidden = !on.remove(&CURSOR);
    on.into_iter()
        .chain(cursor_hidden.then_some(CURSOR))
        .collect()
}

/// The parameters of every SGR sequence that set a colour.
pub fn colors(bytes: &[u8]) -> Vec<String> {
    sequences(bytes)
        .filter(|(_, last)| *last == 'm')
        .map(|(parameters, _)| parameters)
        .filter(|parameters| {
            let first = parameters.split([';', ':']).next().unwrap_or_default();
            let codes = parameters
                .split(';')
                .filter_map(|code| code.parse::<u16>().ok());
            let is_color = |code| matches!(code, 30..=38 | 40..=48 | 58 | 90..=107);
            first.parse().is_ok_and(is_color) || codes.into_iter().any(is_color)
        })
        .collect()
}

fn switches(bytes: &[u8]) -> Vec<(u16, bool)> {
    let mut switches = Vec::new();
    for (parameters, last) in sequences(bytes) {
        let Some(modes) = parameters.strip_prefix('?') else {
            continue;
        };
        if let 'h' | 'l' = last {
            let modes = modes.split(';').filter_map(|mode| mode.parse().ok());
            switches.extend(modes.map(|mode| (mode, last == 'h')));
        }
    }
    switches
}

/// Every control sequence: its parameters and its last character.
fn sequences(bytes: &[u8]) -> impl Iterator<Item = (String, char)> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let parts: Vec<String> = text.split("\x1b[").skip(1).map(str::to_owned).collect();
    parts.into_iter().filter_map(|part| {
        let end = part.find(|c: char| ('@'..='~').contains(&c))?;
        Some((part[..end].to_owned(), part[end..].chars().next()?))
    })
}
