use std::collections::BTreeMap;

use toml::de::DeTable;

use super::{Action, Group, Key, KeyCode, KeySequence};
use crate::lang::Lang;

/// Which keys ask for which action.
///
/// Invariants: no two actions have the same keys, and no keys begin other keys, so that every key
/// struck is at once a command, the beginning of one, or nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    actions: BTreeMap<Vec<Key>, Action>,
    /// The keys of each action, in the order they were written.
    keys: Vec<(Action, Vec<KeySequence>)>,
}

/// What the keys struck so far are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyMatch {
    /// A command.
    Action(Action),
    /// The beginning of one.
    Prefix,
    /// Nothing.
    None,
}

/// One line of the help: what an action does and the keys that ask for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpLine {
    /// What it is about; lines of one group stand together.
    pub group: Group,
    /// Which action.
    pub action: Action,
    /// Its keys, for a person: `j Down Ctrl-n`.
    pub keys: String,
    /// What it does, in the language of the interface.
    pub description: &'static str,
}

/// What is wrong with a keymap, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("keymap, line {line}: {reason}")]
pub struct KeymapError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and what to do.
    pub reason: String,
}

impl Keymap {
    /// The keymap the program comes with.
    ///
    /// # Errors
    /// None that a test would let through.
    pub fn built_in() -> Result<Self, KeymapError> {
        Self::parse(include_str!("../../assets/keymap.toml"))
    }

    /// Reads a keymap: TOML, an action's name on the left, a list of keys on the right.
    ///
    /// # Errors
    /// The first line that is no TOML, names an unknown action or key, or gives keys that another
    /// action has or begins with.
    pub fn parse(toml: &str) -> Result<Self, KeymapError> {
        let line_of = |byte: usize| toml.get(..byte).unwrap_or(toml).matches('\n').count() + 1;
        let error = |byte: usize, reason: String| KeymapError {
            line: line_of(byte),
            reason,
        };
        let table = DeTable::parse(toml).map_err(|e| {
            let byte = e.span().map_or(0, |span| span.start);
            error(byte, e.message().to_owned())
        })?;
        let mut lines: Vec<_> = table.get_ref().iter().collect();
        lines.sort_by_key(|(name, _)| name.span().start);

        let mut keymap = Self {
            actions: BTreeMap::new(),
            keys: Vec::new(),
        };
        for (name, value) in lines {
            let at = name.span().start;
            let action = Action::from_name(name.get_ref())
                .ok_or_else(|| error(at, format!("there is no action {:?}", name.get_ref())))?;
            let list = value
                .get_ref()
                .as_array()
                .ok_or_else(|| error(at, format!("{} needs a list of keys", action.name())))?;
            let mut sequences = Vec::new();
            for item in list {
                let at = item.span().start;
                let text = item
                    .get_ref()
                    .as_str()
                    .ok_or_else(|| error(at, "keys are written as text: \"j\"".to_owned()))?;
                let sequence: KeySequence = text.parse().map_err(|e| error(at, format!("{e}")))?;
                keymap
                    .bind(&sequence, action)
                    .map_err(|reason| error(at, reason))?;
                sequences.push(sequence);
            }
            keymap.keys.push((action, sequences));
        }
        Ok(keymap)
    }

    fn bind(&mut self, sequence: &KeySequence, action: Action) -> Result<(), String> {
        let keys: Vec<Key> = sequence.0.iter().map(|key| key.folded()).collect();
        if let Some(KeyCode::Char('0'..='9')) = keys.first().map(|key| key.code) {
            return Err(format!("{sequence}: digits are counts and begin no key"));
        }
        let clash = self
            .actions
            .iter()
            .find(|(other, _)| other.starts_with(&keys) || keys.starts_with(other));
        if let Some((other, taken)) = clash {
            let other = KeySequence(other.clone());
            return Err(format!(
                "{sequence} clashes with {other} of {}",
                taken.name()
            ));
        }
        self.actions.insert(keys, action);
        Ok(())
    }

    /// What the keys struck so far are. Full-width forms count as their keys.
    #[must_use]
    pub fn lookup(&self, struck: &[Key]) -> KeyMatch {
        let keys: Vec<Key> = struck.iter().map(|key| key.folded()).collect();
        match self.actions.range(keys.clone()..).next() {
            Some((found, action)) if *found == keys => KeyMatch::Action(*action),
            Some((found, _)) if found.starts_with(&keys) => KeyMatch::Prefix,
            _ => KeyMatch::None,
        }
    }

    /// The first keys of an action: what a hint shows.
    #[must_use]
    pub fn hint(&self, action: Action) -> Option<&KeySequence> {
        let (_, keys) = self.keys.iter().find(|(a, _)| *a == action)?;
        keys.first()
    }

    /// Every action that has keys, in the order of [`Action::ALL`]: the help and the README's table.
    #[must_use]
    pub fn help(&self, lang: Lang) -> Vec<HelpLine> {
        let mut lines = Vec::new();
        for action in Action::ALL {
            let Some((_, keys)) = self
                .keys
                .iter()
                .find(|(a, keys)| a == action && !keys.is_empty())
            else {
                continue;
            };
            let keys: Vec<String> = keys.iter().map(KeySequence::to_string).collect();
            lines.push(HelpLine {
                group: action.group(),
                action: *action,
                keys: keys.join(" "),
                description: action.description(lang),
            });
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<Key> {
        text.parse::<KeySequence>().unwrap().0
    }

    #[test]
    fn the_built_in_keymap_reaches_every_action() {
        let keymap = Keymap::built_in().unwrap();
        let reached: Vec<Action> = keymap
            .help(Lang::En)
            .iter()
            .map(|line| line.action)
            .collect();
        assert_eq!(reached, Action::ALL);
    }

    #[test]
    fn keys_are_commands_beginnings_or_nothing() {
        let keymap = Keymap::built_in().unwrap();
        for (struck, expected) in [
            ("j", KeyMatch::Action(Action::LineDown)),
            ("Down", KeyMatch::Action(Action::LineDown)),
            ("g", KeyMatch::Prefix),
            ("gg", KeyMatch::Action(Action::Top)),
            ("gx", KeyMatch::None),
            ("]f", KeyMatch::Action(Action::FigureNext)),
            ("】ｆ", KeyMatch::Action(Action::FigureNext)),
            ("？", KeyMatch::Action(Action::Help)),
            ("　", KeyMatch::Action(Action::PageDown)),
            ("报", KeyMatch::None),
            ("Ctrl-j", KeyMatch::None),
        ] {
            assert_eq!(keymap.lookup(&keys(struck)), expected, "{struck}");
        }
    }

    #[test]
    fn a_bad_keymap_is_an_error_that_names_the_line() {
        for (toml, line, part) in [
            ("top = [\"t\"]\nfly = [\"f\"]", 2, "no action \"fly\""),
            ("top = [\"t\"]\nend = [\"t\"]", 2, "clashes with t of top"),
            (
                "top = [\"gg\"]\n\nend = [\n\"G\",\n\"g\"]",
                5,
                "clashes with gg of top",
            ),
            ("top = [\"t\", \"t\"]", 1, "clashes"),
            ("end = [\"？\"]\nhelp = [\"?\"]", 2, "clashes with ? of end"),
            ("top = [\"Pgup\"]", 1, "is no key"),
            ("top = \"t\"", 1, "list of keys"),
            ("top = [1]", 1, "as text"),
            ("top = [\"1\"]", 1, "digits are counts"),
            ("\n\ntop = [", 3, ""),
            ("top = [\"a\"]\ntop = [\"b\"]", 2, "duplicate"),
        ] {
            let error = Keymap::parse(toml).unwrap_err();
            assert_eq!(error.line, line, "{toml}: {error}");
            assert!(error.reason.contains(part), "{toml}: {error}");
        }
    }
}
