//! Faults that the tests ask for, to see that the terminal survives them. There are none in a
//! release build.

/// Panics here if this is a debug build and `DUBAO_TEST_PANIC` names this place.
pub(crate) fn may_panic(place: &str) {
    if is_asked_for("DUBAO_TEST_PANIC", place) {
        #[expect(clippy::panic, reason = "a test asked for it")]
        {
            panic!("asked for by DUBAO_TEST_PANIC={place}");
        }
    }
}

/// Never returns if this is a debug build and `DUBAO_TEST_STUCK` names this place.
pub(crate) fn may_get_stuck(place: &str) {
    while is_asked_for("DUBAO_TEST_STUCK", place) {
        std::thread::park();
    }
}

fn is_asked_for(variable: &str, place: &str) -> bool {
    cfg!(debug_assertions) && std::env::var_os(variable).is_some_and(|value| value == place)
}
