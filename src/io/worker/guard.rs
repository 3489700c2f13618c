use std::any::Any;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Whether a panic on this thread, now, is caught and told by the worker.
pub(crate) fn is_guarded() -> bool {
    GUARDED.get()
}

/// Does a job; a panic in it is its error, with the message.
///
/// The job must not leave behind anything half changed that others use: it works on what it owns.
pub(super) fn guarded<T>(job: impl FnOnce() -> T) -> Result<T, String> {
    GUARDED.set(true);
    let result = catch_unwind(AssertUnwindSafe(job));
    GUARDED.set(false);
    result.map_err(|payload| message(payload.as_ref()).to_owned())
}

fn message(payload: &(dyn Any + Send)) -> &str {
    if let Some(text) = payload.downcast_ref::<&str>() {
        text
    } else if let Some(text) = payload.downcast_ref::<String>() {
        text
    } else {
        "panic without a message"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error_and_nothing_more() {
        assert_eq!(guarded(|| 2 + 2), Ok(4));
        assert_eq!(
            guarded(|| -> i32 { panic!("no {}", 5) }),
            Err("no 5".to_owned())
        );
        assert!(!is_guarded());
        assert_eq!(guarded(is_guarded), Ok(true));
    }
}
