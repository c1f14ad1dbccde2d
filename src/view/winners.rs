//! Winners and losers of a county: what each scheme gives each town by the head and by the post, and what it does to the spread
//! among the towns.

use super::gains::GainsOf;
use super::table::{RowRole, Table, TableRow, UNKNOWN, yuan, yuan_change};
use crate::num::{Quotient, grouped};
use crate::results::{Party, Winner, spread, winners};
use crate::text::{Lang, Words, labels};

/// The tables of winners and losers and of the spread among towns; none for one town alone or where nothing is compared.
#[must_use]
pub fn winners_and_spread(of: GainsOf, lang: Lang) -> Vec<Table> {
    if of.book.towns.len() < 2 || of.titles.len() < 2 {
        return Vec::new();
    }
    // Where nobody's heads are known nothing can be said by the head.
    if of.book.towns.iter().all(|town| town.population.is_none()) && of.book.staffing.is_none() {
        return Vec::new();
    }
    vec![by_head(of, lang), by_spread(of, lang)]
}

fn by_head(of: GainsOf, lang: Lang) -> Table {
    let words = |words: Words| words.in_lang(lang).to_owned();
    let schemes: Vec<Vec<Winner>> =
        (1..of.titles.len()).map(|scheme| winners(of.book, of.figures, scheme, of.year)).collect();
    let all_posts = schemes.iter().flatten().all(|one| one.staff.is_none_or(|staff| staff.posts));
    let staff = if all_posts { labels::posts() } else { labels::staff() };
    let mut headings = vec![words(labels::town()), words(labels::population()), words(staff)];
    for title in &of.titles[1..] {
        headings.push(words(labels::each_head_under(title)));
        headings.extend([words(labels::each_post()), words(labels::rank())]);
    }
    let rows = (0..schemes[0].len()).map(|at| row(of, &schemes, at, lang)).collect();
    Table {
        title: words(labels::winners_title(of.year, words(labels::replayed()))),
        subtitle: words(labels::yuan_each()),
        headings,
        rows,
        notes: Vec::new(),
    }
}

fn row(of: GainsOf, schemes: &[Vec<Winner>], at: usize, lang: Lang) -> TableRow {
    let count = |count: Option<i64>| {
        let count = count.and_then(|count| u64::try_from(count).ok());
        count.map_or_else(|| UNKNOWN.to_owned(), grouped)
    };
    let first = &schemes[0][at];
    let (name, role) = match first.party {
        Party::Town(town) => (of.book.towns[town].name.in_lang(lang).to_owned(), RowRole::Plain),
        _ => (labels::all_towns().in_lang(lang).to_owned(), RowRole::Total),
    };
    let mut cells = vec![name, count(first.population), count(first.staff.map(|staff| staff.count))];
    for one in schemes.iter().map(|scheme| &scheme[at]) {
        let rank = one.rank.map_or_else(String::new, |rank| rank.to_string());
        cells.extend([yuan_change(one.per_head()), yuan_change(one.per_post()), rank]);
    }
    TableRow { cells, role }
}

fn by_spread(of: GainsOf, lang: Lang) -> Table {
    let words = |words: Words| words.in_lang(lang).to_owned();
    let unknown = || UNKNOWN.to_owned();
    let number = |number: Option<Quotient>, decimals| {
        number.and_then(|number| number.decimals(decimals)).unwrap_or_else(unknown)
    };
    let name = |town: usize| of.book.towns[town].name.in_lang(lang).to_owned();
    let row = |(scenario, title): (usize, &Words)| {
        let mut cells = vec![title.in_lang(lang).to_owned()];
        match spread(of.book, of.figures, scenario, of.year) {
            Some(spread) => {
                cells.extend([name(spread.highest.0), yuan(Some(spread.highest.1))]);
                cells.extend([name(spread.lowest.0), yuan(Some(spread.lowest.1))]);
                cells.extend([number(spread.times, 2), number(spread.gini, 4)]);
            }
            None => cells.extend(std::iter::repeat_with(unknown).take(6)),
        }
        TableRow { cells, role: RowRole::Plain }
    };
    let mut headings = vec![words(labels::scenario())];
    headings.extend([words(labels::highest()), words(labels::each_head())]);
    headings.extend([words(labels::lowest()), words(labels::each_head())]);
    headings.extend([words(labels::max_to_min()), words(labels::gini())]);
    Table {
        title: words(labels::spread_title(of.year, words(labels::replayed()))),
        subtitle: String::new(),
        headings,
        rows: of.titles.iter().enumerate().map(row).collect(),
        notes: vec![words(labels::gini_note())],
    }
}
