//! What a rule covers: codes, with exceptions.

use crate::book::Code;
use crate::problem::Place;

/// Funds (10301…) are a child of non-tax receipts (103) in the classification, yet an account of their own: a rule
/// reaches them only where it says so.
const FUNDS: &str = "10301";

/// A list such as `["101", "-10118"]`; the longest prefix decides.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Covers {
    /// Prefix, whether it is taken out, and where it was written.
    pub patterns: Vec<(String, bool, Place)>,
}

impl Covers {
    /// Whether the item is covered.
    #[must_use]
    pub fn holds(&self, item: &Code) -> bool {
        self.patterns
            .iter()
            .filter(|(prefix, ..)| matches(prefix, item))
            .max_by_key(|(prefix, ..)| prefix.len())
            .is_some_and(|(_, without, _)| !without)
    }
}

fn matches(prefix: &str, item: &Code) -> bool {
    if let Some(label) = prefix.strip_prefix('@') {
        return item.as_str().split_once('@').is_some_and(|(_, own)| own == label);
    }
    let reaches = item.as_str().starts_with(prefix);
    reaches && (prefix.starts_with(FUNDS) || !item.as_str().starts_with(FUNDS))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covers(patterns: &[&str]) -> Covers {
        let split = |text: &&str| match text.strip_prefix('-') {
            Some(rest) => (rest.to_owned(), true, Place::default()),
            None => ((*text).to_owned(), false, Place::default()),
        };
        Covers { patterns: patterns.iter().map(split).collect() }
    }

    fn holds(patterns: &[&str], item: &str) -> bool {
        covers(patterns).holds(&Code::parse(item).unwrap())
    }

    #[test]
    fn the_longest_prefix_decides() {
        assert!(holds(&["101", "-10118"], "10101"));
        assert!(!holds(&["101", "-10118"], "1011801"));
        assert!(holds(&["101", "-10118", "1011801"], "1011801"));
        assert!(!holds(&["101"], "10302"));
    }

    #[test]
    fn funds_are_covered_only_by_name() {
        assert!(!holds(&["103"], "1030148"));
        assert!(holds(&["10301"], "1030148"));
        assert!(holds(&["103"], "10302"));
    }

    #[test]
    fn a_label_makes_a_child_that_can_be_named_alone() {
        assert!(holds(&["@transferred"], "10104@transferred"));
        assert!(holds(&["10104"], "10104@transferred"));
        assert!(!holds(&["@transferred"], "10104"));
    }
}
