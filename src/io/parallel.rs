use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// What `work` makes of each item, in their order. The items are shared out among the cores, the
/// next one to whoever is free. A panic in `work` goes on in the caller.
pub(super) fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let workers = cores.min(items.len());
    if workers < 2 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let take_turns = || {
        let mut done = Vec::new();
        loop {
            let idx = next.fetch_add(1, Ordering::Relaxed);
            match items.get(idx) {
                Some(item) => done.push((idx, work(item))),
                None => return done,
            }
        }
    };
    let mut done = thread::scope(|scope| {
        // The caller's own thread works too.
        let helpers: Vec<_> = (1..workers).map(|_| scope.spawn(take_turns)).collect();
        let mut done = take_turns();
        for helper in helpers {
            done.extend(helper.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|&(idx, _)| idx);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::map;

    #[test]
    fn order_is_kept_whoever_does_the_work() {
        for len in [0, 1, 2, 1000] {
            let items: Vec<u32> = (0..len).collect();
            let expected: Vec<u32> = items.iter().map(|n| n * 2).collect();
            assert_eq!(map(&items, |n| n * 2), expected);
        }
    }
}
