/// The best one-to-one choice of columns for rows: at most one column a row, at most one row a
/// column, the sum of scores as high as can be, pairs that score zero or less left out.
///
/// The Hungarian method, O(n³): callers keep `n` below a hundred.
pub(super) fn assign(scores: &[Vec<f32>]) -> Vec<Option<usize>> {
    let columns = scores.first().map_or(0, Vec::len);
    // Most pairs score nothing: rows and columns without any that does are left out.
    let kept_rows: Vec<usize> = (0..scores.len())
        .filter(|&row| scores[row].iter().any(|score| *score > 0.0))
        .collect();
    let kept_columns: Vec<usize> = (0..columns)
        .filter(|&column| kept_rows.iter().any(|&row| scores[row][column] > 0.0))
        .collect();
    let kept: Vec<Vec<f32>> = kept_rows
        .iter()
        .map(|&row| {
            kept_columns
                .iter()
                .map(|&column| scores[row][column])
                .collect()
        })
        .collect();
    let mut chosen = vec![None; scores.len()];
    for (row, column) in assign_all(&kept).into_iter().enumerate() {
        chosen[kept_rows[row]] = column.map(|column| kept_columns[column]);
    }
    chosen
}

/// [`assign`], of rows and columns that all have a score.
fn assign_all(scores: &[Vec<f32>]) -> Vec<Option<usize>> {
    let rows = scores.len();
    let columns = scores.first().map_or(0, Vec::len);
    if rows == 0 || columns == 0 {
        return vec![None; rows];
    }
    // Square, with zero as the score of leaving a row or a column alone.
    let size = rows + columns;
    let cost = |row: usize, column: usize| -> f64 {
        let score = scores
            .get(row)
            .and_then(|r| r.get(column))
            .copied()
            .unwrap_or(0.0);
        -f64::from(score.max(0.0))
    };
    let (mut u, mut v) = (vec![0.0_f64; size + 1], vec![0.0_f64; size + 1]);
    let mut row_of = vec![0_usize; size + 1];
    let mut way = vec![0_usize; size + 1];
    for row in 1..=rows {
        row_of[0] = row;
        let mut column = 0;
        let mut least = vec![f64::INFINITY; size + 1];
        let mut used = vec![false; size + 1];
        loop {
            used[column] = true;
            let this_row = row_of[column];
            let (mut delta, mut next) = (f64::INFINITY, 0);
            for j in 1..=size {
                if used[j] {
                    continue;
                }
                let reduced = cost(this_row - 1, j - 1) - u[this_row] - v[j];
                if reduced < least[j] {
                    least[j] = reduced;
                    way[j] = column;
                }
                if least[j] < delta {
                    delta = least[j];
                    next = j;
                }
            }
            for j in 0..=size {
                if used[j] {
                    u[row_of[j]] += delta;
                    v[j] -= delta;
                } else {
                    least[j] -= delta;
                }
            }
            column = next;
            if row_of[column] == 0 {
                break;
            }
        }
        while column != 0 {
            let previous = way[column];
            row_of[column] = row_of[previous];
            column = previous;
        }
    }
    let mut chosen = vec![None; rows];
    for column in 1..=columns {
        let row = row_of[column];
        if row > 0 && row <= rows && scores[row - 1][column - 1] > 0.0 {
            chosen[row - 1] = Some(column - 1);
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::assign;

    #[test]
    fn the_sum_decides_not_the_greediest_pair() {
        assert_eq!(
            assign(&[vec![9.0, 8.0], vec![8.0, 1.0]]),
            [Some(1), Some(0)]
        );
        assert_eq!(assign(&[vec![-1.0, 0.0]]), [None]);
        assert_eq!(
            assign(&[vec![1.0], vec![2.0], vec![0.5]]),
            [None, Some(0), None]
        );
        assert_eq!(assign(&[]), Vec::<Option<usize>>::new());
    }
}
