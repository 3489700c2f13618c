//! Tables whose keys are characters, or hashes already.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

/// A table whose keys are hashes already, or characters.
pub(super) type ByKey<K, V> = HashMap<K, V, BuildHasherDefault<ByValue>>;

/// Hashes a number by multiplying it: keys are characters or hashes already, never a foe's choice
/// that a page could be slowed down with.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ByValue(u64);

impl Hasher for ByValue {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u64(&mut self, n: u64) {
        let mixed = (self.0 ^ n).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ mixed >> 32;
    }
}

/// Different keys that a long text is expected to have.
const MANY_KEYS: usize = 1 << 14;

/// A table for about `count` things that is not much too large where many of them are the same.
pub(super) fn table<K, V>(count: usize) -> ByKey<K, V> {
    HashMap::with_capacity_and_hasher(count.min(MANY_KEYS), BuildHasherDefault::default())
}
