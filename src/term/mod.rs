//! The terminal: taking it, giving it back, its events, signals, and what it can do.
