//! Files, encodings and formats: what comes in and what goes out, and the worker between them.
//!
//! The way in is [`open()`]: an iterator that reads one source after another, so that a worker can
//! hand each to the screen as it comes. The way out is [`export`].

mod analyst;
mod atomic_file;
mod contract;
mod decode;
mod explain;
pub mod export;
pub(crate) mod fault;
mod lines;
mod open;
mod parallel;
pub mod worker;

use analyst::Analyst;
pub use atomic_file::AtomicFile;
pub use decode::{Charset, Decoded, Undecodable, UnknownCharset, decode};
pub use explain::explain;
pub use export::Format;
pub use lines::{LinesError, Wanted, answer_lines};
pub use open::{Input, OpenError, OpenErrorKind, Opening, Request, open};
