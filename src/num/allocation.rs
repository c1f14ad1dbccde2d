//! Sharing a sum of whole fen out by weights, so that nothing is lost.

/// Shares `total` out by `weights`: floors first, then one fen each to the largest remainders, ties in the order given.
///
/// The parts add up to `total`, whose sign they have. Weights below 0 count as 0. `None` where no weight is above 0 and there
/// is something to share. (最大余数法, Hamilton's method.)
#[must_use]
pub fn allocate(total: i64, weights: &[i64]) -> Option<Vec<i64>> {
    let weight = |weight: &i64| i128::from((*weight).max(0));
    let all: i128 = weights.iter().map(weight).sum();
    if all == 0 {
        return (total == 0).then(|| vec![0; weights.len()]);
    }
    let whole = i128::from(total.unsigned_abs());
    let mut parts: Vec<i128> = weights.iter().map(|one| whole * weight(one) / all).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    // A stable sort keeps ties in the order given.
    order.sort_by_key(|at| std::cmp::Reverse(whole * weight(&weights[*at]) % all));
    let left = usize::try_from(whole - parts.iter().sum::<i128>()).ok()?;
    order.iter().take(left).for_each(|at| parts[*at] += 1);
    let signed = |part: i128| i64::try_from(if total < 0 { -part } else { part }).ok();
    parts.into_iter().map(signed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_floors_leave_goes_to_the_largest_remainders() {
        // 10 by 1:1:1 leaves one fen, and all remainders are 1/3: the first takes it.
        assert_eq!(allocate(10, &[1, 1, 1]), Some(vec![4, 3, 3]));
        // 100 by 3:5:7: 20, 33 1/3, 46 2/3.
        assert_eq!(allocate(100, &[3, 5, 7]), Some(vec![20, 33, 47]));
        assert_eq!(allocate(-100, &[3, 5, 7]), Some(vec![-20, -33, -47]));
        // 10 by 1:5: 1 4/6 and 8 2/6. The larger remainder need not be the larger weight's.
        assert_eq!(allocate(10, &[1, 5]), Some(vec![2, 8]));
        // 11 by 1:1:1: two fen are left, and go to the first two.
        assert_eq!(allocate(11, &[1, 1, 1]), Some(vec![4, 4, 3]));
    }

    #[test]
    fn nobody_to_share_with_is_said() {
        assert_eq!(allocate(5, &[0, 0]), None);
        assert_eq!(allocate(5, &[-1, 0]), None);
        assert_eq!(allocate(0, &[0, 0]), Some(vec![0, 0]));
        assert_eq!(allocate(5, &[0, 2]), Some(vec![0, 5]));
    }
}
