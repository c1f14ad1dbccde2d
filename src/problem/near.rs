//! The word that was probably meant.

/// The candidate nearest to `word`, if it is near enough to be worth a question.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    let most = length.div_ceil(3).min(3);
    candidates
        .into_iter()
        // A word of another length is no nearer than that; a text of a million letters is near to none.
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= most)
        .map(|candidate| (distance(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The candidate that `word` is but one slip away from. Where words of one's own are allowed, two slips are another word:
/// 派驻编制 is not 行政编制.
#[must_use]
pub fn slip_of<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest(word, candidates).filter(|near| distance(word, near) == 1)
}

/// Edits (insert, delete, replace, swap neighbours) from one word to the other.
fn distance(from: &str, to: &str) -> usize {
    let (from, to): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
    // The two rows above the one at hand: no more is looked back at.
    let (mut second, mut first) = (vec![0; to.len() + 1], (0..=to.len()).collect::<Vec<usize>>());
    let mut row = vec![0; to.len() + 1];
    for (i, a) in from.iter().enumerate() {
        row[0] = i + 1;
        for (j, b) in to.iter().enumerate() {
            let replaced = first[j] + usize::from(a != b);
            let mut best = replaced.min(row[j] + 1).min(first[j + 1] + 1);
            if i > 0 && j > 0 && *a == to[j - 1] && from[i - 1] == *b {
                best = best.min(second[j - 1] + 1);
            }
            row[j + 1] = best;
        }
        (second, first, row) = (first, row, second);
    }
    first[to.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_the_word_that_was_meant() {
        assert_eq!(nearest("splti", ["split", "sum", "statute"]), Some("split"));
        assert_eq!(nearest("grwth", ["growth", "shock"]), Some("growth"));
        assert_eq!(nearest("elephant", ["split", "sum"]), None);
        assert_eq!(nearest("", ["", "sum"]), Some(""));
    }
}
