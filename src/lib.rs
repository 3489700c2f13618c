//! **dubao** 读报 reads Chinese newspaper pages: it rebuilds the articles of a page from its raw
//! text, sets them in type, and makes every statistic and name in them something to jump to.
//!
//! # From bytes to cells
//!
//! ```text
//! bytes ─ io::decode ─ text::clean ─ page ─ article ─ extract ─┐          (worker threads)
//! keys, mouse, resize, signals ─ term ─ one channel of Events ─┤
//!     app: key → Action, update(&mut Model, Event) → Effects ←─┘
//!     compose: article + measure → rows;   ui: view(&Model, &mut Buffer)
//! ```
//!
//! The folders are that flow, and a folder uses only those before it:
//! `text ← page ← article ← extract ← library ← compose ← app ← ui`; [`lang`] stands below all of
//! them. Files, the clock, the environment and the terminal are touched at the edges alone: [`io`],
//! [`term`], [`cli`] and the binary.
//!
//! # Invariants
//!
//! * Reading never fails, it reports: a bad page still opens, with [`article::Warning`]s.
//! * Every mention is a [`text::Span`] into the text of one block, and the text it names is what
//!   stands there.
//! * One function tells how wide a character is: [`text::AmbiguousWidth::width`].
//! * What is on the screen is a function of [`app::Model`] and nothing else.
//! * What the worker answers carries a generation number; stale answers are dropped.
//!
//! `tests/tidy.rs` holds the rules of the house that a compiler does not.

pub mod app;
pub mod article;
pub mod cli;
pub mod compose;
pub mod extract;
pub mod io;
pub mod lang;
pub mod library;
pub mod page;
pub mod term;
pub mod text;
pub mod ui;
