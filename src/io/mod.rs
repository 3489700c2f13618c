//! Files, encodings and formats: what comes in and what goes out, and the worker between them.
