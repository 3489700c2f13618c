//! The JSON contract: how articles and what was found in them are written, and read back.
//!
//! The types of the core know nothing of JSON; what the contract promises is spelled out here.

mod article;
mod mentions;
mod read;

pub(super) use article::{ArticleRecord, dropped_why, record_warning};
pub(super) use mentions::{EntityRecord, FigureRecord, entities, figures};
pub(super) use read::{NotArticles, documents};
