//! A run that is killed at any moment: what stands under its final name is whole, and the next run tells where two runs lie mixed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::in_place;
use crate::common::{caili, files_in, write};

type Files = BTreeMap<String, Vec<u8>>;

const MOMENTS: u32 = 100;

/// Seeded numbers below 1 (xorshift64*), the same in every run of the test.
struct Moments(u64);

impl Moments {
    fn next(&mut self) -> f64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let top = u32::try_from(self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 32).unwrap();
        f64::from(top) / 4_294_967_296.0
    }
}

fn typed(out: &Path, more: &str) -> crate::common::Typed {
    let typed = format!(
        "run data/pilot-county --scenario baseline,reform-uniform --no-charts --lang en {more} --out"
    );
    caili(&typed).arg(out.to_string_lossy())
}

fn begin(out: &Path, more: &str) -> Child {
    typed(out, more).command().stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Whether files are being written now: some lie there under other names.
fn is_writing(out: &Path) -> bool {
    fs::read_dir(out)
        .unwrap()
        .any(|entry| entry.is_ok_and(|entry| entry.file_name().to_string_lossy().starts_with(".caili-")))
}

fn wait(moment: Duration, child: &mut Child) {
    let start = Instant::now();
    while start.elapsed() < moment && child.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_micros(200));
    }
}

#[test]
fn a_killed_run_leaves_whole_files_and_is_told_of() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path();
    let other = "--set growth.101=0%";
    typed(out, "").succeeds();
    let old = files_in(out);
    let start = Instant::now();
    typed(out, other).succeeds();
    let whole_run = start.elapsed();
    let new = files_in(out);
    assert_eq!(old.keys().collect::<Vec<_>>(), new.keys().collect::<Vec<_>>());

    let mut moments = Moments(20_261_127);
    let (mut before, mut mixed, mut after) = (0, 0, 0);
    for kill in 0..MOMENTS {
        put_back(out, &old);
        let mut child = begin(out, other);
        if kill % 2 == 0 {
            // Any moment of the run.
            wait(whole_run.mul_f64(moments.next() * 1.1), &mut child);
        } else {
            // The moments that matter: from when the first file is begun.
            while !is_writing(out) && child.try_wait().unwrap().is_none() {
                std::thread::yield_now();
            }
            wait(Duration::from_millis(12).mul_f64(moments.next()), &mut child);
        }
        strike(&mut child, kill % 4 < 2);
        let files = in_place(out);
        for (name, bytes) in &files {
            let is_whole = old.get(name) == Some(bytes) || new.get(name) == Some(bytes);
            assert!(is_whole, "{name} is of neither run, {} bytes", bytes.len());
        }
        assert_eq!(files.len(), old.len(), "nothing is missing");
        match of_which(&files, &old, &new) {
            Of::Old => before += 1,
            Of::New => after += 1,
            Of::Both(strangers) => {
                mixed += 1;
                told_by_the_next_run(out, &strangers, &old);
            }
        }
    }
    println!("{before} before the first place, {mixed} between two, {after} after the last");
    assert!(before > 0, "no run was killed before it wrote");
}

fn put_back(out: &Path, files: &Files) {
    for name in files_in(out).keys() {
        fs::remove_file(out.join(name)).unwrap();
    }
    for (name, bytes) in files {
        write(out, name, bytes);
    }
}

/// SIGKILL, or SIGINT as Ctrl-C sends it.
fn strike(child: &mut Child, kill: bool) {
    if kill {
        // It may have ended by itself.
        drop(child.kill());
    } else {
        let say = format!("kill -INT {} 2>/dev/null", child.id());
        Command::new("sh").arg("-c").arg(say).status().unwrap();
    }
    child.wait().unwrap();
}

/// Of which run a set of files is.
enum Of {
    Old,
    New,
    /// Those that the record does not speak of.
    Both(Vec<String>),
}

fn of_which(files: &Files, old: &Files, new: &Files) -> Of {
    if files == new {
        return Of::New;
    }
    // The record comes last: a new one never stands beside an old file.
    assert_eq!(files["run.json"], old["run.json"], "the record speaks of files that are not there");
    let unlike = files.iter().filter(|(name, bytes)| old[*name] != **bytes);
    let strangers: Vec<String> = unlike.map(|(name, _)| name.clone()).collect();
    if strangers.is_empty() { Of::Old } else { Of::Both(strangers) }
}

fn told_by_the_next_run(out: &Path, strangers: &[String], old: &Files) {
    let ran = typed(out, "").run();
    assert_eq!((ran.code, ran.codes()), (0, vec!["F16".to_owned()]), "{}", ran.stderr);
    let named = ran.stderr.split("as they are: ").nth(1).unwrap().split(';').next().unwrap();
    let mut named: Vec<&str> = named.split(", ").collect();
    named.sort_unstable();
    assert_eq!(named, strangers);
    assert_eq!(in_place(out), *old);
}
