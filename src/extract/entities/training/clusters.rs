use std::collections::HashMap;

/// Words that stand in like company, by the exchange algorithm (Martin, Liermann and Ney 1998): each
/// word in turn moves to the class that makes the text likeliest under a bigram model of classes.
///
/// `sentences` hold ids of words below `words`, most frequent first. Gives the class of each word.
pub fn clusters(sentences: &[Vec<u32>], words: usize, classes: usize, rounds: usize) -> Vec<u32> {
    let mut right: Vec<HashMap<u32, u32>> = vec![HashMap::new(); words];
    let mut left = right.clone();
    for pair in sentences.iter().flat_map(|s| s.windows(2)) {
        *right[pair[0] as usize].entry(pair[1]).or_default() += 1;
        *left[pair[1] as usize].entry(pair[0]).or_default() += 1;
    }
    let flat = |maps: Vec<HashMap<u32, u32>>| -> Vec<Vec<(u32, u32)>> {
        maps.into_iter()
            .map(|m| {
                let mut pairs: Vec<_> = m.into_iter().collect();
                pairs.sort_unstable();
                pairs
            })
            .collect()
    };
    let (right, left) = (flat(right), flat(left));
    let mut class_of: Vec<u32> = (0..words).map(|w| (w % classes) as u32).collect();
    // Bigram counts of classes, and how often each class stands left or right in a pair.
    let mut pairs = vec![0_i64; classes * classes];
    let mut as_left = vec![0_i64; classes];
    let mut as_right = vec![0_i64; classes];
    for (word, row) in right.iter().enumerate() {
        for &(next, count) in row {
            let (a, b) = (class_of[word] as usize, class_of[next as usize] as usize);
            pairs[a * classes + b] += i64::from(count);
            as_left[a] += i64::from(count);
            as_right[b] += i64::from(count);
        }
    }
    let log_table: Vec<f64> = (0..1_000_000_i64)
        .map(|n| {
            if n < 2 {
                0.0
            } else {
                n as f64 * (n as f64).ln()
            }
        })
        .collect();
    let xlogx = |n: i64| -> f64 {
        usize::try_from(n)
            .ok()
            .and_then(|i| log_table.get(i))
            .copied()
            .unwrap_or_else(|| {
                if n < 2 {
                    0.0
                } else {
                    n as f64 * (n as f64).ln()
                }
            })
    };
    let mut to_right = vec![0_i64; classes];
    let mut to_left = vec![0_i64; classes];
    for _ in 0..rounds {
        let mut moved = 0;
        for word in 0..words {
            let home = class_of[word] as usize;
            // Neighbours by class; a word beside itself is left aside, which changes little.
            let mut right_classes = Vec::new();
            let mut left_classes = Vec::new();
            let (mut total_right, mut total_left) = (0, 0);
            for &(other, count) in right[word].iter().filter(|p| p.0 as usize != word) {
                let class = class_of[other as usize] as usize;
                if to_right[class] == 0 {
                    right_classes.push(class);
                }
                to_right[class] += i64::from(count);
                total_right += i64::from(count);
            }
            for &(other, count) in left[word].iter().filter(|p| p.0 as usize != word) {
                let class = class_of[other as usize] as usize;
                if to_left[class] == 0 {
                    left_classes.push(class);
                }
                to_left[class] += i64::from(count);
                total_left += i64::from(count);
            }
            // Out of its class.
            for &c in &right_classes {
                pairs[home * classes + c] -= to_right[c];
            }
            for &c in &left_classes {
                pairs[c * classes + home] -= to_left[c];
            }
            as_left[home] -= total_right;
            as_right[home] -= total_left;
            let mut best = (f64::MIN, home);
            for class in 0..classes {
                let mut gain = 0.0;
                for &c in &right_classes {
                    let now = pairs[class * classes + c];
                    gain += xlogx(now + to_right[c]) - xlogx(now);
                }
                for &c in &left_classes {
                    let now = pairs[c * classes + class];
                    gain += xlogx(now + to_left[c]) - xlogx(now);
                }
                gain -= xlogx(as_left[class] + total_right) - xlogx(as_left[class]);
                gain -= xlogx(as_right[class] + total_left) - xlogx(as_right[class]);
                if gain > best.0 + 1e-9 {
                    best = (gain, class);
                }
            }
            let class = best.1;
            for &c in &right_classes {
                pairs[class * classes + c] += to_right[c];
                to_right[c] = 0;
            }
            for &c in &left_classes {
                pairs[c * classes + class] += to_left[c];
                to_left[c] = 0;
            }
            as_left[class] += total_right;
            as_right[class] += total_left;
            moved += usize::from(class != home);
            class_of[word] = class as u32;
        }
        eprintln!("clusters: {moved} words moved");
        if moved * 100 < words {
            break;
        }
    }
    class_of
}
