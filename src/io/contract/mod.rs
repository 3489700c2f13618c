//! The JSON contract: how articles and what was found in them are written, and read back.
//!
//! The types of the core know nothing of JSON; what the contract promises is spelled out here.

mod article;
mod mentions;
mod places;
mod read;

pub(super) use article::{ArticleRecord, dropped_why, record_warning};
pub(super) use mentions::{
    EntityRecord, FigureRecord, direction, entities, figure_kind, figures, salience,
};
pub(super) use places::{Place, Places};
pub(super) use read::{NotArticles, documents};
