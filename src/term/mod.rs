//! The terminal: taking it, giving it back, its events, signals, and what it can do.
//!
//! Invariants: the terminal is given back however the program ends; what it says of itself never
//! becomes a key; no frame waits for an answer of the terminal or of the worker.

mod capability;
mod cells;
mod device;
mod difference;
mod input;
mod panic;
mod probe;
mod screen;
mod session;
mod signals;
mod terminal;
mod translate;

pub use capability::Environment;
pub use session::{SessionError, run};
