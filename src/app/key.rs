use std::fmt;
use std::str::FromStr;

/// A key as it was struck, whatever the input method made of it: a prompt takes the character
/// itself, a command looks [`Key::folded`] up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// With Ctrl held.
    pub ctrl: bool,
    /// With Alt held.
    pub alt: bool,
}

/// Which key; Shift is part of the character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum KeyCode {
    /// A character.
    Char(char),
    /// Return.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key.
    F(u8),
}

/// The keys that have a name rather than a character, as the keymap and the help write them.
const NAMES: [(&str, KeyCode); 15] = [
    ("Space", KeyCode::Char(' ')),
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("Shift-Tab", KeyCode::BackTab),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PageUp", KeyCode::PageUp),
    ("PageDown", KeyCode::PageDown),
];

/// A key's name that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no key; write a character, Space, Enter, PageDown, F1, Ctrl-d, Alt-Left …")]
pub struct KeyError(pub String);

impl Key {
    /// The key without Ctrl or Alt.
    #[must_use]
    pub const fn plain(code: KeyCode) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
        }
    }

    /// A character's key.
    #[must_use]
    pub const fn char(c: char) -> Self {
        Self::plain(KeyCode::Char(c))
    }

    /// A character's key with Ctrl held.
    #[must_use]
    pub const fn ctrl(c: char) -> Self {
        Self {
            code: KeyCode::Char(c),
            ctrl: true,
            alt: false,
        }
    }

    /// The key a command is looked up by: what a Chinese input method sends for a key (`？`, `ｊ`,
    /// `。`) becomes the key itself.
    #[must_use]
    pub fn folded(self) -> Self {
        let code = match self.code {
            KeyCode::Char(c) => KeyCode::Char(fold_input_method(c)),
            code => code,
        };
        Self { code, ..self }
    }
}

/// The ASCII character on the key that gave `c` in a Chinese input method: full-width forms one to
/// one, Chinese marks by the keys that the common pinyin methods put them on.
fn fold_input_method(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => u32::from(c)
            .checked_sub(0xfee0)
            .and_then(char::from_u32)
            .unwrap_or(c),
        '\u{3000}' => ' ',
        '。' => '.',
        '、' => '/',
        '【' | '〔' => '[',
        '】' | '〕' => ']',
        '「' | '『' => '{',
        '」' | '』' => '}',
        '《' | '〈' => '<',
        '》' | '〉' => '>',
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        '￥' | '¥' => '$',
        '·' => '`',
        '—' => '_',
        '…' => '^',
        c => c,
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl-")?;
        }
        if self.alt {
            f.write_str("Alt-")?;
        }
        if let Some((name, _)) = NAMES.iter().find(|(_, code)| *code == self.code) {
            return f.write_str(name);
        }
        match self.code {
            KeyCode::Char(c) => write!(f, "{c}"),
            KeyCode::F(number) => write!(f, "F{number}"),
            code => write!(f, "{code:?}"),
        }
    }
}

impl FromStr for Key {
    type Err = KeyError;

    /// Reads what `Display` writes.
    fn from_str(name: &str) -> Result<Self, KeyError> {
        let mut key = Self::plain(KeyCode::Esc);
        let mut rest = name;
        // A lone `-` is a key: a modifier is one only where something follows it.
        loop {
            if let Some(after) = rest.strip_prefix("Ctrl-").filter(|r| !r.is_empty()) {
                (key.ctrl, rest) = (true, after);
            } else if let Some(after) = rest.strip_prefix("Alt-").filter(|r| !r.is_empty()) {
                (key.alt, rest) = (true, after);
            } else {
                break;
            }
        }
        let named = NAMES.iter().find(|(name, _)| *name == rest);
        let mut chars = rest.chars();
        key.code = match (named, chars.next(), chars.as_str()) {
            (Some((_, code)), _, _) => *code,
            (None, Some(c), "") if !c.is_control() => KeyCode::Char(c),
            (None, Some('F'), number) => match number.parse() {
                Ok(number @ 1..=24) => KeyCode::F(number),
                _ => return Err(KeyError(name.to_owned())),
            },
            _ => return Err(KeyError(name.to_owned())),
        };
        Ok(key)
    }
}

/// Keys struck one after the other to give one command: `g g`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KeySequence(pub Vec<Key>);

impl fmt::Display for KeySequence {
    /// `gg`, `]f`, `Ctrl-d`; keys with a name stand apart: `g Home`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<String> = self.0.iter().map(Key::to_string).collect();
        let is_plain = names.iter().all(|name| name.chars().count() == 1);
        f.write_str(&names.join(if is_plain { "" } else { " " }))
    }
}

impl FromStr for KeySequence {
    type Err = KeyError;

    /// A key's name is one key; anything else is its characters one by one, or names parted by
    /// blanks.
    fn from_str(text: &str) -> Result<Self, KeyError> {
        if let Ok(key) = text.parse() {
            return Ok(Self(vec![key]));
        }
        let keys: Vec<Key> = if text.contains(' ') {
            text.split_whitespace()
                .map(str::parse)
                .collect::<Result<_, _>>()?
        } else if text.contains('-') && text.chars().count() > 2 {
            // A misspelt modifier or name, never a sequence of a dozen characters.
            return Err(KeyError(text.to_owned()));
        } else {
            text.chars()
                .map(|c| c.to_string().parse())
                .collect::<Result<_, _>>()?
        };
        if keys.is_empty() || keys.len() > 3 {
            return Err(KeyError(text.to_owned()));
        }
        Ok(Self(keys))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_they_are_written() {
        for name in [
            "j",
            "G",
            "]",
            "-",
            "+",
            "Space",
            "Enter",
            "Esc",
            "Tab",
            "Shift-Tab",
            "PageDown",
            "F1",
            "F",
            "Ctrl-d",
            "Alt-Left",
            "Ctrl-Alt-x",
            "Ctrl--",
            "？",
        ] {
            assert_eq!(name.parse::<Key>().unwrap().to_string(), name);
        }
        for name in ["", "Ctrl-", "F25", "Pgdn", "\u{7}"] {
            assert!(name.parse::<Key>().is_err(), "{name}");
        }
    }

    #[test]
    fn sequences_are_read_as_they_are_written() {
        for (text, count) in [("gg", 2), ("]f", 2), ("g Home", 2), ("Up", 1), ("F1", 1)] {
            let keys: KeySequence = text.parse().unwrap();
            assert_eq!(keys.0.len(), count, "{text}");
            assert_eq!(keys.to_string(), text);
        }
        for text in ["", "Ctrk-d", "abcd", "g Hom"] {
            assert!(text.parse::<KeySequence>().is_err(), "{text}");
        }
    }

    #[test]
    fn an_input_methods_characters_are_the_keys_they_were_struck_on() {
        for (struck, key) in "？：／ｊＧ。，　、【】；（＋－"
            .chars()
            .zip("?:/jG., /[];(+-".chars())
        {
            assert_eq!(Key::char(struck).folded(), Key::char(key), "{struck}");
        }
        assert_eq!(Key::char('报').folded(), Key::char('报'));
    }
}
