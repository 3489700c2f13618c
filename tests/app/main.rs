//! The program without its picture, driven as a person drives it: keys in, and what the model says
//! then.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed; clippy knows only functions marked #[test]"
)]

mod details;
mod edition;
mod headlines;
mod mentions;
mod mouse;
mod moving;
mod panes;
mod person;
mod properties;
mod searching;
mod setting;
mod worker;
