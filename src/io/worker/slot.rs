use std::sync::{Condvar, Mutex, MutexGuard};

/// Room for one thing: a newer one replaces one that was not taken yet.
#[derive(Debug)]
pub(super) struct Slot<T> {
    next: Mutex<Option<T>>,
    filled: Condvar,
}

impl<T> Default for Slot<T> {
    fn default() -> Self {
        Self {
            next: Mutex::new(None),
            filled: Condvar::new(),
        }
    }
}

impl<T> Slot<T> {
    /// Never waits.
    pub(super) fn put(&self, thing: T) {
        *self.lock() = Some(thing);
        self.filled.notify_one();
    }

    /// Waits until there is something.
    pub(super) fn take(&self) -> T {
        let mut next = self.lock();
        loop {
            if let Some(thing) = next.take() {
                return thing;
            }
            next = self.filled.wait(next).unwrap_or_else(|e| e.into_inner());
        }
    }

    /// Does not wait.
    pub(super) fn take_if_filled(&self) -> Option<T> {
        self.lock().take()
    }

    /// Whether something waits to be taken.
    pub(super) fn is_filled(&self) -> bool {
        self.lock().is_some()
    }

    fn lock(&self) -> MutexGuard<'_, Option<T>> {
        self.next.lock().unwrap_or_else(|e| e.into_inner())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[test]
    fn the_newest_wins() {
        let slot = Slot::default();
        assert!(!slot.is_filled());
        slot.put(1);
        slot.put(2);
        assert!(slot.is_filled());
        assert_eq!(slot.take(), 2);
        assert!(!slot.is_filled());
    }

    #[test]
    fn who_takes_waits_for_who_puts() {
        let slot = Arc::new(Slot::default());
        let there = Arc::clone(&slot);
        let taker = std::thread::spawn(move || there.take());
        slot.put("work");
        assert_eq!(taker.join().unwrap(), "work");
    }
}
