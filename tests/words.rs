//! A regime in words: nothing of it is lost. Every number, word and key of a rule, changed or taken away, changes the page in
//! both languages; every number stands on it. And some sentences, written out by hand.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use caili::book::Book;
use caili::files::{Source, Sources, load_book, parse_toml};
use caili::num::{Money, Ratio, Unit, Year};
use caili::plan::Line;
use caili::problem::Problems;
use caili::regime::Regime;
use caili::regime::read::read_regime;
use caili::render::page::page;
use caili::text::Lang;
use caili::view::{RegimeOf, regime};
use common::caili;
use toml::Value;

fn book() -> Book {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/pilot-county");
    load_book(&folder, &mut Sources::new()).expect("the shipped book is well").value
}

/// The regime of a file's text, if nothing is wrong with it.
fn read(text: &str) -> Option<Regime> {
    let source = Source { path: "regime.toml".into(), text: text.into(), ..Source::default() };
    let mut problems = Problems::new();
    let file = read_regime(&parse_toml(&source).ok()?, &mut problems);
    file.filter(|_| !problems.any_error()).map(|file| file.regime)
}

/// The page in one language, on endless lines.
fn told(regime_told: &Regime, book: &Book, lang: Lang) -> String {
    let year = Year::new(2026).unwrap();
    let of = RegimeOf { regime: regime_told, scenario: None, book: Some(book), year, lang };
    page(&regime(of), usize::MAX)
}

/// The regime that uses every part of the language, and all that are shipped.
fn files() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = vec![root.join("tests/words/every.toml")];
    let mut folders = vec![root.join("scenarios")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.components().any(|part| part.as_os_str() == "regimes") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// A step from a table or list to what it holds.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    Key(String),
    At(usize),
}

type Trail = Vec<Step>;

fn leaves(value: &Value, trail: &Trail, found: &mut Vec<Trail>) {
    let below = |step: Step| [trail.clone(), vec![step]].concat();
    match value {
        Value::Table(table) => {
            table.iter().for_each(|(key, value)| leaves(value, &below(Step::Key(key.clone())), found));
        }
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(at, value)| leaves(value, &below(Step::At(at)), found));
        }
        _ => found.push(trail.clone()),
    }
}

fn at<'v>(value: &'v mut Value, trail: &[Step]) -> &'v mut Value {
    trail.iter().fold(value, |value, step| match step {
        Step::Key(key) => &mut value[key.as_str()],
        Step::At(at) => &mut value[*at],
    })
}

/// The last key on a trail, and the table's key above it.
fn keys(trail: &Trail) -> (&str, &str) {
    let mut keys = trail.iter().rev().filter_map(|step| match step {
        Step::Key(key) => Some(key.as_str()),
        Step::At(_) => None,
    });
    (keys.next().unwrap_or(""), keys.next().unwrap_or(""))
}

const OF: [&str; 6] = ["gross", "local", "upper", "town", "county", "rest"];
const WITH: [&str; 5] = ["county", "central", "province", "city", "pool"];
const PARTS: [&str; 9] =
    ["base", "within", "over", "over_other", "short", "paid", "amount", "received", "tied"];
const COLUMNS: [&str; 5] = ["population", "headcount", "headcount.事业编制", "equal", "area"];

/// What might stand there instead; what does not fit is refused by the reader.
fn others(value: &Value, trail: &Trail) -> Vec<Value> {
    let text = match value {
        Value::Boolean(flag) => return vec![Value::Boolean(!flag)],
        Value::Integer(number) => return vec![Value::Integer(number + 1), Value::Integer(number - 1)],
        Value::String(text) => text.as_str(),
        other => panic!("{other} in a regime"),
    };
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let lines: Vec<&str> = Line::ALL.iter().map(|line| line.name()).collect();
    let others = match keys(trail).0 {
        "of" => words(&OF),
        "with" => words(&WITH),
        "part" => words(&PARTS),
        "per" | "shared_by" => words(&COLUMNS),
        "tied" => words(&["rest", "33%"]),
        "bounds" => words(&["result", "path"]),
        "shortfall" => words(&["shared", "town", "county", "37%"]),
        "actual" | "under" => words(&["this", "last"]),
        "towns" => words(&["liuhe"]),
        "replaces" | "headline" | "rule" => words(&["measured"]),
        "covers" | "items" => {
            vec!["10199".to_owned(), "10".to_owned(), format!("-{text}"), text.replace('-', "")]
        }
        "code" => words(&["2300602"]),
        "id" | "zh" | "en" | "reference" | "data" => vec![format!("{text}x")],
        _ if Line::named(text).is_some() => words(&lines),
        _ if Ratio::parse(text).is_ok() => vec![format!("{}", nudged(text)), "0.07".to_owned()],
        _ if Money::parse_with_unit(text).is_ok() => vec![more(text), "77万元".to_owned()],
        _ => Vec::new(),
    };
    others.into_iter().filter(|other| other != text).map(Value::String).collect()
}

/// Ten thousand yuan more.
fn more(text: &str) -> String {
    let fen = Money::parse_with_unit(text).unwrap().fen() + 1_000_000;
    format!("{}元", Money::from_fen(fen).exact(Unit::Yuan))
}

/// A hundredth more.
fn nudged(text: &str) -> Ratio {
    Ratio::parse(text).unwrap().plus(Ratio::new(1, 100).unwrap()).unwrap()
}

/// A file's rules, each by itself, and the file with what stands beside them: to be tried piece by piece.
fn pieces(file: &Path) -> Vec<(Value, Vec<Trail>)> {
    let root = Value::Table(fs::read_to_string(file).unwrap().parse().unwrap());
    let all = |root: &Value| {
        let mut trails = Vec::new();
        every_key(root, &Vec::new(), &mut trails);
        trails.retain(|trail| !is_untold(trail));
        trails
    };
    let is_beside = |trail: &Trail| trail[0] != Step::Key("rule".to_owned());
    let beside = all(&root).into_iter().filter(is_beside).collect();
    let rules = root["rule"].as_array().unwrap().iter().map(alone);
    rules.map(|rule| (rule.clone(), all(&rule))).chain([(root.clone(), beside)]).collect()
}

/// Whether two regimes mean the same, wherever it is written: what is so anyway may be said, or left out.
fn same(one: &Regime, other: &Regime) -> bool {
    let without_places = |regime: &Regime| {
        let text = format!("{regime:?}");
        let parts = text.split("Place {").enumerate();
        let kept = parts.map(|(at, part)| match part.split_once('}') {
            Some((_, rest)) if at > 0 => rest.to_owned(),
            _ => part.to_owned(),
        });
        kept.collect::<String>()
    };
    without_places(one) == without_places(other)
}

/// A regime of one rule.
fn alone(rule: &Value) -> Value {
    Value::Table(toml::Table::from_iter([("rule".to_owned(), Value::Array(vec![rule.clone()]))]))
}

fn written(root: &Value) -> String {
    toml::to_string(root).unwrap()
}

fn is_leaf(value: &Value) -> bool {
    !matches!(value, Value::Table(_) | Value::Array(_))
}

fn pages(regime: &Regime, book: &Book) -> [String; 2] {
    Lang::ALL.map(|lang| told(regime, book, lang))
}

fn without(root: &Value, trail: &Trail) -> Value {
    let mut root = root.clone();
    let (last, above) = trail.split_last().unwrap();
    match (at(&mut root, above), last) {
        (Value::Table(table), Step::Key(key)) => drop(table.remove(key)),
        (Value::Array(list), Step::At(at)) => drop(list.remove(*at)),
        _ => unreachable!("a trail leads through tables and lists"),
    }
    root
}

/// Every table's every key, tables too.
fn every_key(value: &Value, trail: &Trail, found: &mut Vec<Trail>) {
    if !trail.is_empty() {
        found.push(trail.clone());
    }
    let below = |step: Step| [trail.clone(), vec![step]].concat();
    match value {
        Value::Table(table) => {
            table.iter().for_each(|(key, value)| every_key(value, &below(Step::Key(key.clone())), found));
        }
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(at, value)| every_key(value, &below(Step::At(at)), found));
        }
        _ => {}
    }
}

/// A name in one language stands on the page of that language only.
fn languages(trail: &Trail) -> [bool; 2] {
    match keys(trail) {
        ("zh", "title") => [true, false],
        ("en", "title") => [false, true],
        _ => [true, true],
    }
}

/// What is not told, and why.
fn is_untold(trail: &Trail) -> bool {
    // The parent's rules stand in the regime that is told; the name of their file does not.
    keys(trail).0 == "extends"
}

#[test]
fn what_differs_in_one_number_or_word_reads_differently() {
    let book = book();
    let mut tried = 0;
    for (file, (root, trails)) in
        files().iter().flat_map(|file| pieces(file).into_iter().map(move |piece| (file, piece)))
    {
        let before = pages(&read(&written(&root)).unwrap(), &book);
        for trail in &trails {
            let value = at(&mut root.clone(), trail).clone();
            if !is_leaf(&value) {
                continue;
            }
            let mut fitting = 0;
            for other in others(&value, trail) {
                let mut changed = root.clone();
                *at(&mut changed, trail) = other.clone();
                let Some(regime) = read(&written(&changed)) else { continue };
                fitting += 1;
                let after = pages(&regime, &book);
                for (lang, tells) in languages(trail).into_iter().enumerate() {
                    assert!(
                        !tells || before[lang] != after[lang],
                        "{}: {trail:?} = {other} makes no difference in {}",
                        file.display(),
                        Lang::ALL[lang]
                    );
                }
            }
            assert!(fitting > 0, "{}: nothing else fits at {trail:?}", file.display());
            tried += fitting;
        }
    }
    assert!(tried > 400, "only {tried} changes were tried");
}

#[test]
fn what_is_taken_away_is_missed() {
    let book = book();
    let mut tried = 0;
    for (root, trails) in files().iter().flat_map(|file| pieces(file)) {
        let whole = read(&written(&root)).unwrap();
        let before = pages(&whole, &book);
        for trail in &trails {
            let Some(regime) = read(&written(&without(&root, trail))) else { continue };
            if same(&regime, &whole) {
                continue;
            }
            tried += 1;
            let after = pages(&regime, &book);
            for (lang, tells) in languages(trail).into_iter().enumerate() {
                assert!(!tells || before[lang] != after[lang], "nobody misses {trail:?} of\n{root}");
            }
        }
    }
    assert!(tried > 100, "only {tried} keys were taken away");
}

/// Each key of a rule exchanged for every other: how many the reader takes, all of them told otherwise.
fn exchanged(rule: &Value, words: &[&str], book: &Book) -> usize {
    let before = pages(&read(&written(&alone(rule))).unwrap(), book);
    let mut trails = Vec::new();
    every_key(rule, &Vec::new(), &mut trails);
    let mut tried = 0;
    for trail in &trails {
        let Some((Step::Key(key), above)) = trail.split_last() else { continue };
        for other in words.iter().filter(|other| *other != key) {
            let mut changed = rule.clone();
            let Value::Table(table) = at(&mut changed, above) else { unreachable!("keys are in tables") };
            if table.contains_key(*other) {
                continue;
            }
            let value = table.remove(key).unwrap();
            table.insert((*other).to_owned(), value);
            let Some(regime) = read(&written(&alone(&changed))) else { continue };
            tried += 1;
            for (before, after) in before.iter().zip(&pages(&regime, book)) {
                assert_ne!(before, after, "{trail:?} as {other}");
            }
        }
    }
    tried
}

/// The same value under another key of the language: `up` for `down`, `plus` for `less`, other years.
#[test]
fn what_stands_under_another_key_reads_differently() {
    let book = book();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/words/every.toml");
    let text = fs::read_to_string(file).unwrap();
    let root: Value = Value::Table(text.parse().unwrap());
    let mut trails = Vec::new();
    every_key(&root, &Vec::new(), &mut trails);
    let mut words: Vec<&str> =
        trails.iter().map(|trail| keys(trail).0).chain(["2018..2022", "2030.."]).collect();
    words.sort_unstable();
    words.dedup();
    let tried: usize =
        root["rule"].as_array().unwrap().iter().map(|rule| exchanged(rule, &words, &book)).sum();
    assert!(tried > 50, "only {tried} keys were exchanged");
}

/// The digits of a number as they stand on the page: a share in per cent, money in 万元 or yuan with thousands, a year.
fn digits(value: &Value, trail: &Trail, lang: Lang) -> Option<String> {
    let text = match value {
        Value::Integer(number) => return Some(number.unsigned_abs().to_string()),
        Value::String(text) => text,
        _ => return None,
    };
    if let Ok(ratio) = Ratio::parse(text) {
        let percent = ratio.to_string();
        let number = percent.trim_start_matches('-');
        // A coefficient or a whole factor is a plain number.
        let is_plain = ratio.q() == 1 || keys(trail).0 == "coefficient";
        return Some(
            if is_plain && !text.contains('%') { text.trim_start_matches('-') } else { number }.to_owned(),
        );
    }
    let fen = Money::parse_with_unit(text).ok()?.fen().unsigned_abs();
    // 亿元 from 10 of them on, 万元 from 1 on, where two decimals do; else yuan.
    let (unit, per) = match fen {
        100_000_000_000.. if fen % 100_000_000 == 0 => ("亿元", 10_000_000_000),
        1_000_000.. if fen % 10_000 == 0 => ("万元", 1_000_000),
        _ => ("元", 100),
    };
    Some(match lang {
        Lang::Zh => format!("{}{unit}", decimal(fen, per)),
        Lang::En => format!("{} yuan", decimal(fen, 100)),
    })
}

/// An amount in a unit of so many fen, with thousands and the decimals that it needs.
fn decimal(fen: u64, per: u64) -> String {
    let mut whole = (fen / per).to_string();
    let mut at = whole.len();
    while at > 3 {
        at -= 3;
        whole.insert(at, ',');
    }
    let rest = format!("{:0width$}", fen % per, width = per.to_string().len() - 1);
    format!("{whole}.{rest}").trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The lines of the page that speak of a rule.
fn section<'p>(page: &'p str, id: &str) -> &'p str {
    let start = page.find(&format!("** `{id}`\n")).unwrap_or_else(|| panic!("no rule {id} in\n{page}"));
    let end = page[start..].find("\n\n").map_or(page.len(), |end| start + end);
    &page[start..end]
}

#[test]
fn every_number_of_a_rule_stands_in_its_words() {
    let book = book();
    let mut found = 0;
    for file in files() {
        let text = fs::read_to_string(&file).unwrap();
        let root: Value = Value::Table(text.parse().unwrap());
        let pages = pages(&read(&text).unwrap(), &book);
        let rules = root["rule"].as_array().unwrap();
        for rule in rules {
            let mut trails = Vec::new();
            leaves(rule, &Vec::new(), &mut trails);
            for trail in trails.iter().filter(|trail| !["covers", "items", "code"].contains(&keys(trail).0)) {
                for (page, lang) in pages.iter().zip(Lang::ALL) {
                    let Some(digits) = digits(at(&mut rule.clone(), trail), trail, lang) else { continue };
                    let section = section(page, rule["id"].as_str().unwrap());
                    assert!(section.contains(&digits), "{digits} of {trail:?} is not in\n{section}");
                    found += 1;
                }
            }
        }
    }
    assert!(found > 200, "only {found} numbers were looked for");
}

#[test]
fn money_is_written_as_an_office_does() {
    let text = |text: &str, lang| digits(&Value::String(text.to_owned()), &Vec::new(), lang).unwrap();
    assert_eq!(text("1,413.5亿元", Lang::Zh), "1,413.5亿元");
    assert_eq!(text("13700万元", Lang::Zh), "13,700万元");
    assert_eq!(text("12.5万元", Lang::En), "125,000 yuan");
    assert_eq!(text("5000.05元", Lang::Zh), "5,000.05元");
}

#[test]
fn sentences_as_an_office_writes_them() {
    let book = book();
    let text = "title = { zh = \"体制\", en = \"Regime\" }\n\
        [[rule]]\nid = \"a\"\ntitle = { zh = \"甲\", en = \"A\" }\nreference = \"县发1号\"\nsince = 2019\n\
        covers = [\"101\", \"-10118\"]\nsplit = { of = \"local\", town = \"40%\" }\n\
        [[rule]]\nid = \"b\"\ntitle = { zh = \"乙\", en = \"B\" }\nsince = 2016\nuntil = 2030\n\
        sum.down = { amount = \"180万元\", in = 2016, grows = \"2%\", at_most = \"200万元\" }\n";
    let regime = read(text).unwrap();
    let [zh, en] = pages(&regime, &book);
    // The county collects 13 taxes (data/pilot-county/revenue.csv), one of them 耕地占用税.
    for sentence in [
        "税收收入（增值税等12项，不含耕地占用税）的地方部分，镇得40%，县得60%。依据：县发1号。自2019年起执行。",
        "县每年补助镇：180万元，以2016年为起点，每年递增2%，不高于200万元，上下限逐年适用，\
         下一年在限定后的数额上递增。2016至2030年执行。",
        "依据文件：县发1号。",
    ] {
        assert!(zh.contains(sentence), "{sentence}\n{zh}");
    }
    for sentence in [
        "The local part of tax revenue (VAT and 11 others, without farmland occupation tax) is shared: 40% to the town, \
         60% to the county. Document: 县发1号. In force since 2019.",
        "Each year the county gives the town: 1,800,000 yuan, from the amount of 2016, growing by 2% a year, at most \
         2,000,000 yuan, the bounds hold every year, and the next year grows from the bounded amount. In force from 2016 \
         to 2030.",
    ] {
        assert!(en.contains(sentence), "{sentence}\n{en}");
    }
}

/// What is not in force stands apart, with all that it says; what another rule stands in for says so.
#[test]
fn last_is_one_year_before() {
    let sum = |when: &str| {
        let amount = format!("{{ items = [\"101\"], of = \"local\", actual = {when} }}");
        read(&format!("[[rule]]\nid = \"s\"\nsince = 2019\nsum.up = {amount}\n")).expect("a sum")
    };
    assert!(same(&sum("\"last\""), &sum("-1")));
    assert!(!same(&sum("\"last\""), &sum("-2")));
}

#[test]
fn rules_of_other_years_stand_apart() {
    let book = book();
    let text =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/words/every.toml")).unwrap();
    let [zh, en] = pages(&read(&text).unwrap(), &book);
    let (now, later) = zh.split_once("2026年不执行的条款").unwrap();
    assert!(now.contains("`plain`") && !now.contains("** `excess`") && later.contains("** `excess`"));
    assert!(section(now, "plain").contains("2027年起就增值税、企业所得税由“超收分成”（`excess`）代替。"));
    assert!(section(later, "excess").contains("执行期间代替“普通分成”（`plain`）。"));
    assert!(en.contains(
        "From 2027 on “Excess” (`excess`) stands in for it as regards VAT and enterprise income tax."
    ));
}

#[test]
fn a_regime_of_the_library_can_be_asked_for() {
    let page = caili("explain --regime=town/chongming --lang en").succeeds().stdout;
    assert!(
        page.starts_with("# Chongming: 65 % within the base, 80 % over it: the regime in words\n"),
        "{page}"
    );
    let zh = caili("explain 50-50 --regime").succeeds().stdout;
    // 50-50.toml: from 2026 on 50 %, until then the 40 % of zone.toml.
    assert!(zh.contains("的地方部分，镇得50%，县得50%。") && zh.contains("- 2019至2025年：税收收入"), "{zh}");
}

#[test]
fn what_cannot_be_told_is_said() {
    for (args, code) in [
        ("explain --regime=town/chongmin", "R33"),
        ("explain 50-51 --regime", "S05"),
        ("explain --regime --year 26", "C01"),
    ] {
        let refused = caili(args).refused();
        assert!(refused.stderr.contains(code), "{args}: {}", refused.stderr);
    }
    assert_eq!(caili("explain 50-50 --line usable").run().code, 2, "a line is of a year");
}

/// The names that a file takes from parameters.csv: all behind `data`, and whole numbers behind `per` and `shared_by`.
fn names_of_own_numbers(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Table(table) => {
            for (key, value) in table {
                match value.as_str() {
                    Some("population" | "headcount" | "equal") => {}
                    Some(name) if name.starts_with("headcount.") => {}
                    Some(name) if ["data", "per", "shared_by"].contains(&key.as_str()) => {
                        found.insert(name.to_owned());
                    }
                    _ => names_of_own_numbers(value, found),
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|value| names_of_own_numbers(value, found)),
        _ => {}
    }
}

#[test]
fn the_numbers_that_rules_ask_for_are_those_of_their_files() {
    let mut asked = 0;
    for path in files() {
        let text = fs::read_to_string(&path).unwrap();
        let mut named = BTreeSet::new();
        names_of_own_numbers(&toml::from_str(&text).unwrap(), &mut named);
        let regime_read = read(&text).unwrap_or_else(|| panic!("{} is no regime", path.display()));
        assert_eq!(regime_read.parameters(), named, "{}", path.display());
        asked += named.len();
    }
    assert!(asked > 20, "only {asked} names");
}
