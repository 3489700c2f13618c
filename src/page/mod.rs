//! One newspaper page as raw text: its lines and what can be seen of them before anybody asks which
//! story they belong to.
