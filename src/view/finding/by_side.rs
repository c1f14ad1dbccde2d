//! Findings on who gains and who pays: the towns of a county under one scheme, or one town under several.

use super::{joined, said, span};
use crate::text::{Words, findings as say};
use crate::view::chart::{Figures, Town};

/// The finding on the towns of a county under one scheme. `years` are the first and last year of the sum; towns
/// whose change is not known are passed over.
#[must_use]
pub fn town_sides(
    scheme: &str,
    years: (i32, i32),
    towns: &[Town],
    county: Option<i64>,
    figures: Figures,
) -> String {
    let span = span(years.0, years.1, figures);
    let known: Vec<(&str, i64)> =
        towns.iter().filter_map(|town| Some((town.name.as_str(), town.change?))).collect();
    let known = told_changes(known, figures);
    let head = match known.as_slice() {
        [(name, change)] => one_town(scheme, &span, name, *change, figures),
        several => several_towns(scheme, &span, &Spread::of(several), figures),
    };
    let nothing = known.iter().all(|(_, change)| *change == 0) && county.is_none_or(|change| change == 0);
    let ours = if let [(_, change)] = known.as_slice() { Some(*change) } else { None };
    let tail = county.filter(|_| !nothing).map(|change| county_side(ours, change, figures));
    joined(&head, tail.as_ref(), figures)
}

/// A few fen beside changes that show are roundings, and no town gains or loses by them.
fn told_changes(known: Vec<(&str, i64)>, figures: Figures) -> Vec<(&str, i64)> {
    if known.iter().all(|(_, change)| *change == 0 || figures.vanishes(*change)) {
        return known;
    }
    let told = |change| if figures.vanishes(change) { 0 } else { change };
    known.into_iter().map(|(name, change)| (name, told(change))).collect()
}

/// The finding on one town under several schemes: name, change of the town, change of the county. Schemes whose
/// change is not known are passed over.
#[must_use]
pub fn scheme_sides(
    town: &str,
    years: (i32, i32),
    schemes: &[(String, Option<i64>, Option<i64>)],
    figures: Figures,
) -> String {
    let span = span(years.0, years.1, figures);
    let known: Vec<(&str, i64, Option<i64>)> =
        schemes.iter().filter_map(|(name, ours, theirs)| Some((name.as_str(), (*ours)?, *theirs))).collect();
    let changes: Vec<(&str, i64)> = known.iter().map(|(name, ours, _)| (*name, *ours)).collect();
    match known.as_slice() {
        [] => said(&say::schemes_none(town, span), figures),
        [(name, ours, theirs)] => {
            let tail = theirs.filter(|theirs| (*ours, *theirs) != (0, 0));
            let tail = tail.map(|theirs| county_side(Some(*ours), theirs, figures));
            joined(&one_town(name, &span, town, *ours, figures), tail.as_ref(), figures)
        }
        several => {
            let (head, told) = several_schemes(town, &span, &Spread::of(&changes), figures);
            let theirs = told.and_then(|at| several[at].2.map(|theirs| (several[at].1, theirs)));
            let tail = theirs.map(|(ours, theirs)| county_side(Some(ours), theirs, figures));
            joined(&head, tail.as_ref(), figures)
        }
    }
}

/// Changes side by side.
struct Spread<'a> {
    all: &'a [(&'a str, i64)],
    up: usize,
    down: usize,
    /// The largest and the smallest change.
    most: i64,
    least: i64,
}

impl<'a> Spread<'a> {
    fn of(all: &'a [(&'a str, i64)]) -> Self {
        Self {
            all,
            up: all.iter().filter(|(_, change)| *change > 0).count(),
            down: all.iter().filter(|(_, change)| *change < 0).count(),
            most: all.iter().map(|(_, change)| *change).max().unwrap_or(0),
            least: all.iter().map(|(_, change)| *change).min().unwrap_or(0),
        }
    }

    const fn count(&self) -> usize {
        self.all.len()
    }

    /// Whether several see one and the same change.
    const fn alike(&self) -> bool {
        self.most == self.least
    }

    /// Where this change is seen first.
    fn first_with(&self, change: i64) -> Option<usize> {
        self.all.iter().position(|(_, other)| *other == change)
    }

    /// Who sees this change: a name, or a name and how many with it.
    fn who(&self, change: i64, figures: Figures) -> String {
        let with = self.all.iter().filter(|(_, other)| *other == change).count();
        let first = self.first_with(change).map_or("", |at| self.all[at].0);
        if with > 1 { said(&say::tied(first, with), figures) } else { first.to_owned() }
    }
}

fn one_town(scheme: &str, span: &str, town: &str, change: i64, figures: Figures) -> Words {
    let amount = figures.amount(change.saturating_abs());
    match change {
        1.. => say::town_gains(scheme, span, town, amount),
        0 => say::town_same(scheme, span, town, amount),
        _ => say::town_loses(scheme, span, town, amount),
    }
}

fn several_towns(scheme: &str, span: &str, towns: &Spread<'_>, figures: Figures) -> Words {
    let count = towns.count();
    let most = figures.amount(towns.most.saturating_abs());
    let least = figures.amount(towns.least.saturating_abs());
    let (gainer, loser) = (towns.who(towns.most, figures), towns.who(towns.least, figures));
    match (towns.up, towns.down) {
        (0, 0) => say::towns_unchanged(scheme, span, most),
        (up, 0) if up == count && towns.alike() => say::towns_gain_alike(scheme, span, count, most),
        (0, down) if down == count && towns.alike() => say::towns_lose_alike(scheme, span, count, least),
        (up, 0) if up == count => say::towns_all_gain(scheme, span, count, gainer, most),
        (0, down) if down == count => say::towns_all_lose(scheme, span, count, loser, least),
        (up, 0) => say::towns_some_gain(scheme, span, count, up, gainer, most),
        (0, down) => say::towns_some_lose(scheme, span, count, down, loser, least),
        (up, down) => {
            let gainers = say::towns_mixed(scheme, span, count, up, down, gainer, most);
            say::both_words(&gainers, &say::towns_hardest_hit(loser, least))
        }
    }
}

/// The finding, and which scheme it told of.
fn several_schemes(town: &str, span: &str, schemes: &Spread<'_>, figures: Figures) -> (Words, Option<usize>) {
    let count = schemes.count();
    let most = figures.amount(schemes.most.saturating_abs());
    let least = figures.amount(schemes.least.saturating_abs());
    let (best, worst) = (schemes.who(schemes.most, figures), schemes.who(schemes.least, figures));
    let (told_best, told_worst) = (schemes.first_with(schemes.most), schemes.first_with(schemes.least));
    match (schemes.up, schemes.down) {
        (0, 0) => (say::schemes_unchanged(town, span, count, most), None),
        (up, 0) if up == count && schemes.alike() => {
            (say::schemes_gain_alike(town, span, count, most), told_best)
        }
        (0, down) if down == count && schemes.alike() => {
            (say::schemes_lose_alike(town, span, count, least), told_worst)
        }
        (up, 0) if up == count => (say::schemes_all_gain(town, span, count, best, most), told_best),
        (0, down) if down == count => (say::schemes_all_lose(town, span, count, best, most), told_best),
        (0, down) => (say::schemes_some_lose(town, span, count, down, worst, least), told_worst),
        (up, _) => (say::schemes_some_gain(town, span, count, up, best, most), told_best),
    }
}

/// What it means for the county; `ours` is the change on the town's side where only one is spoken of.
fn county_side(ours: Option<i64>, county: i64, figures: Figures) -> Words {
    let mirrored = ours.is_some_and(|ours| ours != 0 && i128::from(ours) + i128::from(county) == 0);
    let amount = figures.amount(county.saturating_abs());
    match county {
        1.. if mirrored => say::county_gains_the_same(),
        1.. => say::county_gains(amount),
        0 => say::county_same(),
        _ if mirrored => say::county_pays_the_same(),
        _ => say::county_pays(amount),
    }
}
