//! Labels beside marks, moved apart as little as can be.

/// The tops of labels of these heights, in the order given, each as near as can be to where it is wanted, none over
/// another and all between `top` and `bottom`.
///
/// `wanted` holds the wanted middle and the height of each. Labels keep the order of their wanted middles, so leaders
/// never cross. If they do not fit at all, they start at `top` and run over the bottom.
#[must_use]
pub fn spread(wanted: &[(i32, i32)], top: i32, bottom: i32, gap: i32) -> Vec<i32> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by_key(|at| wanted[*at].0);
    let offsets = offsets(wanted, &order, gap);
    let total: i32 = wanted.iter().map(|(_, height)| height + gap).sum::<i32>() - gap;
    // Less what stands above it, a label's place need only not be above that of the one before.
    let free: Vec<i32> =
        order.iter().zip(&offsets).map(|(at, offset)| wanted[*at].0 - wanted[*at].1 / 2 - offset).collect();
    let mut tops = vec![0; wanted.len()];
    for ((at, offset), place) in order.iter().zip(&offsets).zip(rising(&free)) {
        tops[*at] = place.min(bottom - total).max(top) + offset;
    }
    tops
}

/// How much stands above each label when all stand tight.
fn offsets(wanted: &[(i32, i32)], order: &[usize], gap: i32) -> Vec<i32> {
    let mut above = 0;
    let mut offsets = Vec::with_capacity(order.len());
    for at in order {
        offsets.push(above);
        above += wanted[*at].1 + gap;
    }
    offsets
}

/// The rising sequence nearest to this one: runs that fall are levelled to their mean.
fn rising(values: &[i32]) -> Vec<i32> {
    let mut runs: Vec<(i64, i64)> = Vec::new();
    for value in values {
        let mut run = (i64::from(*value), 1);
        while let Some(last) = runs.last().copied().filter(|last| last.0 * run.1 > run.0 * last.1) {
            runs.pop();
            run = (run.0 + last.0, run.1 + last.1);
        }
        runs.push(run);
    }
    runs.iter()
        .flat_map(|(sum, count)| {
            let mean = i32::try_from(sum.div_euclid(*count)).unwrap_or_default();
            (0..*count).map(move |_| mean)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_touch_stays() {
        assert_eq!(spread(&[(100, 20), (200, 20)], 0, 400, 4), [90, 190]);
    }

    #[test]
    fn what_touches_moves_apart_evenly_and_in_order() {
        assert_eq!(spread(&[(100, 20), (100, 20)], 0, 400, 4), [78, 102]);
        assert_eq!(spread(&[(101, 20), (100, 20)], 0, 400, 4), [102, 78]);
    }

    #[test]
    fn all_stay_inside() {
        let tops = spread(&[(395, 20), (396, 20), (2, 20)], 0, 400, 4);
        assert_eq!(tops, [356, 380, 0]);
    }
}
