//! A near miss is asked about, wherever a name can be written: on the command line, in scenarios and regimes, in tables.

mod common;

use common::{caili, copy_of, write};

/// What is typed, and the word that is meant.
const TYPED: [(&str, &str); 17] = [
    ("rnu", "run"),
    ("run --scenaro 50-50", "--scenario"),
    ("run --color allways", "always"),
    ("run --scenario 50-5", "50-50"),
    ("run --chosen 50-5 --no-charts", "50-50"),
    ("run --set growht.101=1%", "growth.101"),
    ("run --set growht.999=1%", "growth.999"),
    ("run --set growth.10114x=1%", "10114"),
    ("run --set zone-splt.town=45%", "zone-split.town"),
    ("run data/pilot-twon", "data/pilot-town"),
    ("compare --town-share 40% --from basline", "baseline"),
    ("settle --scenario basline", "baseline"),
    ("explain basline --year 2025 --line usable", "baseline"),
    ("explain 50-50 --year 2027 --line usabel", "usable"),
    ("explain --regime=town/four-sx", "town/four-six"),
    ("explain baseline --book data/pilot-county --town hepign --year 2025 --line usable", "heping"),
    ("explain baseline --book data/pilot-county --town 和平真 --year 2025 --line usable", "和平镇"),
];

#[test]
fn on_the_command_line() {
    for (typed, meant) in TYPED {
        for (lang, asked) in
            [("en", format!("did you mean `{meant}`?")), ("zh", format!("是不是 `{meant}`？"))]
        {
            // Nothing is written where a miss would be passed over.
            let out = tempfile::tempdir().unwrap();
            let ran = caili(typed)
                .env("CAILI_LANG", lang)
                .env("CAILI_OUT", &out.path().display().to_string())
                .run();
            assert_ne!(ran.code, 0, "{typed}");
            assert!(ran.stderr.contains(&asked), "{typed}: no `{meant}` in\n{}", ran.stderr);
        }
    }
}

/// What is written into a file of the county's book or scenarios, and the word that is meant.
#[test]
fn in_files() {
    let extends = "extends = \"baseline\"\n";
    for (name, text, meant) in [
        ("scenarios/pilot-county/x.toml", "extends = \"basline\"\n".to_owned(), "baseline"),
        ("scenarios/pilot-county/x.toml", "regime = \"conty\"\n".to_owned(), "county"),
        ("scenarios/pilot-county/x.toml", format!("{extends}[growht]\n\"101\" = \"1%\"\n"), "growth"),
        ("scenarios/pilot-county/x.toml", format!("{extends}[growth]\n\"10114x\" = \"1%\"\n"), "10114"),
        (
            "scenarios/pilot-county/x.toml",
            format!(
                "{extends}[[fund]]\nid = \"f\"\nyears = \"2026..\"\namount = \"1元\"\ntown = \"hepign\"\n"
            ),
            "heping",
        ),
        (
            "scenarios/pilot-county/x.toml",
            format!("{extends}[[rule]]\nid = \"s\"\nsince = 2026\ntowns = [\"和平真\"]\nsum.up = \"1元\"\n"),
            "和平镇",
        ),
        (
            "scenarios/pilot-county/x.toml",
            format!("{extends}[[rule]]\nid = \"s\"\nsince = 2026\nsum.up = \"regime_capacty\"\n"),
            "regime_capacity",
        ),
        (
            "scenarios/pilot-county/x.toml",
            format!("{extends}[[rule]]\nid = \"s\"\nsince = 2026\nsum.up = {{ line = \"usabel\" }}\n"),
            "usable",
        ),
        ("scenarios/pilot-county/scenarios.csv", "key,x\ngrowht.101,1%\n".to_owned(), "growth.101"),
        (
            "scenarios/pilot-county/regimes/county.toml",
            "extends = \"statute/prcc\"\n".to_owned(),
            "statute/prc",
        ),
        (
            "data/pilot-county/settlement.csv",
            "镇,年度,行,金额(万元)\nheping,2025,usabel,1\n".to_owned(),
            "usable",
        ),
        ("data/pilot-county/parameters.csv", "镇,参数,起始年,值\nhepign,share,,1%\n".to_owned(), "heping"),
    ] {
        let copy = copy_of(&["data/pilot-county", "scenarios"]);
        write(copy.path(), name, &text);
        for (lang, asked) in
            [("en", format!("did you mean `{meant}`?")), ("zh", format!("是不是 `{meant}`？"))]
        {
            let ran = caili(&format!("check data/pilot-county --lang {lang}")).inside(copy.path()).run();
            assert_eq!(ran.code, 1, "{text}");
            assert!(ran.stderr.contains(&asked), "{text}: no `{meant}` in\n{}", ran.stderr);
        }
    }
}

/// A code is asked about with its name.
#[test]
fn in_codes() {
    let copy = copy_of(&["data/pilot-town", "scenarios"]);
    write(copy.path(), "data/pilot-town/revenue.csv", "年度,科目编码,金额(万元)\n2025,10114x,1\n");
    for (lang, asked) in [("en", "did you mean `10114` ("), ("zh", "是不是 `10114`（")] {
        let ran = caili(&format!("check --lang {lang}")).inside(copy.path()).run();
        assert!(ran.stderr.contains(asked), "{}", ran.stderr);
    }
}
