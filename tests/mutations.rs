//! Valid books and regimes with one thing changed: each change is told, is heard in the figures, or is harmless for a reason that
//! stands in `mutations/harmless.rs`. None makes the program panic, and none makes an identity fail.
//!
//! `CAILI_MUTATIONS` is how many there are, `CAILI_MUTATIONS_SEED` the first; seed N alone is `CAILI_MUTATIONS=1 CAILI_MUTATIONS_SEED=N`.

#[path = "mutations/change.rs"]
mod change;
mod common;
#[path = "mutations/grid.rs"]
mod grid;
#[path = "mutations/harmless.rs"]
mod harmless;
#[path = "mutations/rows.rs"]
mod rows;
#[path = "mutations/specimen.rs"]
mod specimen;
#[path = "mutations/tree.rs"]
mod tree;
#[path = "mutations/word.rs"]
mod word;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use caili::files::Sources;
use common::random::Lcg;
use common::write;
use specimen::Specimen;

/// How many changes, where nobody says; without optimisation one takes ten times as long.
const CHANGES: usize = if cfg!(debug_assertions) { 1_000 } else { 10_000 };

/// What became of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    Told,
    Heard,
    Harmless(&'static str),
}

/// Books and scenarios that are in order, each with how often it is taken.
fn specimens() -> Vec<(usize, Specimen)> {
    let town = |name| Specimen::of("data/pilot-town", "scenarios/pilot-town", &[name]);
    let test = |name| {
        let folder = format!("src/files/self-test/{name}");
        Specimen::of(&folder, &folder, &[]).growing()
    };
    let starter = |kind| {
        let folder = format!("src/files/templates/{kind}");
        Specimen::of(
            &format!("{folder}/data"),
            &format!("{folder}/scenarios"),
            &["50-50.toml", "scenarios.csv"],
        )
    };
    vec![
        (3, town("scenarios.csv")),
        (3, town("reform.toml")),
        (4, town("staff-and-powers.toml")),
        (3, town("base-held.toml")),
        (2, town("base-excess.toml")),
        (2, town("downturn.toml")),
        (2, town("posts-to-county.toml")),
        (3, town("staff-and-powers.toml").with("tests/pilot-town-by-rates")),
        (8, Specimen::of("data/indebted-town", "scenarios/indebted-town", &["school.toml"])),
        (
            2,
            Specimen::of(
                "data/pilot-county",
                "scenarios/pilot-county",
                &["reform-pool.toml", "reform-uniform.toml"],
            )
            .without("base_2025"),
        ),
        (
            2,
            Specimen::of(
                "data/pilot-county",
                "scenarios/pilot-county",
                &["reform-base.toml", "reform-uniform.toml"],
            ),
        ),
        (2, Specimen::of("data/provinces-1988", "scenarios/provinces-1988", &["all-at-75.toml"])),
        (6, test("four-six")),
        (8, test("chongming")),
        (3, starter("en/town")),
        (2, starter("zh/town")),
    ]
}

fn number(variable: &str, usual: usize) -> usize {
    std::env::var(variable).map_or(usual, |text| text.parse().expect("a whole number"))
}

#[test]
fn every_change_is_told_or_heard_or_harmless() {
    let changes = number("CAILI_MUTATIONS", CHANGES);
    let first = number("CAILI_MUTATIONS_SEED", 1);
    let room = tempfile::tempdir().expect("a folder");
    let specimens: Vec<(usize, Specimen)> = specimens()
        .into_iter()
        .enumerate()
        .map(|(at, (often, specimen))| (often, specimen.settled(&room.path().join(format!("original-{at}")))))
        .collect();
    let (next, fates, wrong) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()), Mutex::new(Vec::new()));
    let work = |worker: usize| {
        let folder = |at: usize| room.path().join(format!("{worker}-{at}"));
        for (at, (_, specimen)) in specimens.iter().enumerate() {
            specimen.write(&folder(at));
        }
        loop {
            let nth = next.fetch_add(1, Ordering::Relaxed);
            if nth >= changes {
                return;
            }
            let mut lcg = Lcg::new((first + nth) as u64);
            let at = chosen(&specimens, &mut lcg);
            match one(&specimens[at].1, &folder(at), &mut lcg) {
                Ok(fate) => *fates.lock().expect("a table").entry(fate).or_insert(0_usize) += 1,
                Err(what) => wrong.lock().expect("a list").push(format!("seed {}, {what}", first + nth)),
            }
        }
    };
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| (0..threads).for_each(|worker| drop(scope.spawn(move || work(worker)))));
    let fates = fates.into_inner().expect("a table");
    for (fate, times) in &fates {
        eprintln!("{times:>6} {fate:?}");
    }
    let wrong = wrong.into_inner().expect("a list");
    assert!(wrong.is_empty(), "{} of {changes}:\n{}", wrong.len(), wrong.join("\n"));
}

fn chosen(specimens: &[(usize, Specimen)], lcg: &mut Lcg) -> usize {
    let mut ticket = lcg.below(specimens.iter().map(|(often, _)| often).sum());
    let holds = |(often, _): &(usize, Specimen)| {
        let is_here = ticket < *often;
        ticket = ticket.wrapping_sub(*often);
        is_here
    };
    specimens.iter().position(holds).expect("a ticket of one of them")
}

/// Changes one thing in the specimen's folder, looks at what comes of it, and puts it back.
fn one(specimen: &Specimen, folder: &Path, lcg: &mut Lcg) -> Result<Fate, String> {
    let (file, text, change) = loop {
        let file = &specimen.read[lcg.below(specimen.read.len())];
        let changed = if Path::new(file).extension().is_some_and(|end| end == "csv") {
            grid::changed
        } else {
            tree::changed
        };
        if let Some((text, change)) = changed(&specimen.files[file], lcg) {
            break (file, text, change);
        }
    };
    write(folder, file, &text);
    let found = catch_unwind(AssertUnwindSafe(|| specimen.worked_out(folder, &mut Sources::new())));
    write(folder, file, &specimen.files[file]);
    let Ok(found) = found else { return Err(format!("{} {file}: {change}: panics", specimen.name)) };
    if !found.told.is_empty() {
        return Ok(Fate::Told);
    }
    if found.tables != specimen.outcome.tables {
        return Ok(Fate::Heard);
    }
    let why = harmless::why(specimen, file, &text, &change);
    why.map(Fate::Harmless).ok_or_else(|| format!("{} {file}: {change}", specimen.name))
}
