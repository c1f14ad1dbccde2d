//! The finding on usable capacity where spending is not known: what the last year has, and what a scheme makes of it.

use super::by_year::Path;
use super::said;
use crate::text::findings as say;
use crate::view::chart::Figures;

/// The finding on usable capacity under the regime in force and one scheme: of the last year that is known under both.
#[must_use]
pub fn usable(years: &[i32], current: Path<'_>, scheme: Option<Path<'_>>, figures: Figures) -> String {
    let last =
        |of: Path<'_>| years.iter().zip(of.left).rev().find_map(|(year, left)| Some((*year, (*left)?)));
    let both = scheme.and_then(|scheme| {
        let mut each = years.iter().zip(current.left.iter().zip(scheme.left)).rev();
        let (year, now, then) = each.find_map(|(year, (now, then))| Some((*year, (*now)?, (*then)?)))?;
        Some((scheme.name, year, now, then))
    });
    let words = match (both, last(current)) {
        (Some((scheme, year, now, then)), _) => {
            let (amount, moved) = (figures.amount(then), figures.amount((then - now).saturating_abs()));
            match then.cmp(&now) {
                std::cmp::Ordering::Greater => say::usable_more(scheme, year, amount, current.name, moved),
                std::cmp::Ordering::Less => say::usable_less(scheme, year, amount, current.name, moved),
                std::cmp::Ordering::Equal => say::usable_same(scheme, year, amount, current.name),
            }
        }
        (None, Some((year, amount))) => say::usable_alone(current.name, year, figures.amount(amount)),
        (None, None) => say::usable_unknown(current.name),
    };
    said(&words, figures)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn the_last_year_known_under_both_is_told() {
        let wan = |amounts: &[i64]| amounts.iter().map(|wan| Some(wan * 1_000_000)).collect::<Vec<_>>();
        let (now, mut then) = (wan(&[100, 200]), wan(&[90, 260]));
        let told = |now: &[Option<i64>], then: &[Option<i64>]| {
            let figures = Figures::for_amounts(&[260_000_000], Lang::Zh);
            let scheme = Path { name: "五五", left: then };
            usable(&[2024, 2025], Path { name: "现行", left: now }, Some(scheme), figures)
        };
        assert_eq!(told(&now, &then), "五五下，2025年可用财力260万元，比现行多60万元");
        then[1] = None;
        assert_eq!(told(&now, &then), "五五下，2024年可用财力90万元，比现行少10万元");
        assert_eq!(told(&now, &now), "五五下，2025年可用财力200万元，与现行相同");
        assert_eq!(told(&now, &[None, None]), "现行下，2025年可用财力200万元");
        assert_eq!(told(&[None, None], &[None, None]), "现行：数据不全，算不出可用财力");
    }
}
