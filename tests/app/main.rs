//! The program without its picture, driven as a person drives it: keys in, and what the model says
//! then.

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
