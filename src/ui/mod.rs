//! The panes, drawn: `view` is a function of the model and decides nothing.
