//! Whole screens: what a person sees for a model, and what reaches the terminal.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed; clippy knows only functions marked #[test]"
)]

mod any_model;
mod edition;
mod legibility;
mod painted;
mod sizes;
mod terminal;
