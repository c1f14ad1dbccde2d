//! A disk that takes no more, and folders that may not be written to.

use std::fs::{self, OpenOptions, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::common::{caili, copy_of, files_in};

const TYPED: &str = "run --scenario baseline,50-50 --no-charts --lang en --out out";

/// The program where no file may be larger than so many blocks of 512 bytes. The signal that comes with it is ignored, so that
/// writing fails half-way through a file, as on a full disk.
fn with_blocks(folder: &Path, typed: &str, blocks: usize) -> Output {
    let meant = caili(typed).inside(folder).command();
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$@\"")).arg("sh");
    shell.arg(meant.get_program()).args(meant.get_args()).current_dir(folder).stdin(Stdio::null());
    for (name, value) in meant.get_envs() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    shell.output().unwrap()
}

#[test]
fn a_disk_that_takes_no_more_leaves_what_was_there() {
    let copy = copy_of(&["data/pilot-town", "scenarios"]);
    let out = copy.path().join("out");
    caili(TYPED).inside(copy.path()).succeeds();
    let before = files_in(&out);
    let largest = before.values().map(Vec::len).max().unwrap();
    let other = format!("{TYPED} --set growth.101=0%");
    // From one that takes nothing to one that takes all but the last bytes of the largest file.
    for blocks in [0, 1, 8, 64, largest / 512 - 1] {
        let ran = with_blocks(copy.path(), &other, blocks);
        let told = String::from_utf8(ran.stderr).unwrap();
        assert_eq!(ran.status.code(), Some(2), "{blocks} blocks: {told}");
        assert!(told.contains("error[F14]") && told.contains("the disk is full"), "{told}");
        assert!(!told.contains("Excel"), "{told}");
        assert_eq!(ran.stdout, b"", "results that are not written are not shown either");
        assert_eq!(files_in(&out), before, "{blocks} blocks");
    }
    let chinese = with_blocks(copy.path(), &other.replace("--lang en", ""), 8);
    assert!(String::from_utf8(chinese.stderr).unwrap().contains("磁盘已满"));
    // And with room enough the same is written.
    let ran = with_blocks(copy.path(), &other, largest);
    assert_eq!(ran.status.code(), Some(0), "{}", String::from_utf8_lossy(&ran.stderr));
    assert_ne!(files_in(&out), before);
}

/// A first run leaves nothing at all where it could not write all.
#[test]
fn a_full_disk_leaves_no_beginnings() {
    let copy = copy_of(&["data/pilot-town", "scenarios"]);
    assert_eq!(with_blocks(copy.path(), TYPED, 64).status.code(), Some(2));
    assert_eq!(files_in(&copy.path().join("out")).len(), 0);
    let init = with_blocks(copy.path(), "init --lang en new", 1);
    assert_eq!(init.status.code(), Some(2));
    assert_eq!(files_in(&copy.path().join("new")).len(), 0);
}

#[test]
#[cfg(target_os = "linux")]
fn results_that_nothing_takes_are_a_failure() {
    let full = || OpenOptions::new().write(true).open("/dev/full").unwrap();
    let ran = caili("keys").command().stdout(full()).stderr(Stdio::piped()).output().unwrap();
    let told = String::from_utf8(ran.stderr).unwrap();
    assert_eq!(ran.status.code(), Some(2));
    assert!(told.contains("无法输出") && told.contains("cannot be written"), "{told}");
}

/// Runs the program as somebody whom permissions bind: root may write anywhere, so root lends itself to nobody.
fn as_nobody(folder: &Path, typed: &str) -> Output {
    let mut command = caili(typed).inside(folder).command();
    // The copy was made by whoever runs this.
    if fs::metadata(folder).unwrap().uid() == 0 {
        // What this tree lies in may be closed to others.
        let program = folder.join("caili");
        fs::copy(command.get_program(), &program).unwrap();
        let mut lent = Command::new(program);
        lent.args(command.get_args()).current_dir(folder).stdin(Stdio::null()).uid(65534).gid(65534);
        lent.env("LC_ALL", "C").env_remove("CAILI_LANG").env("XDG_CONFIG_HOME", "/nowhere");
        command = lent;
    }
    command.output().unwrap()
}

#[test]
fn a_folder_that_may_not_be_written_to_is_said() {
    let copy = copy_of(&["data/pilot-town", "scenarios"]);
    fs::set_permissions(copy.path(), Permissions::from_mode(0o755)).unwrap();
    let out = copy.path().join("out");
    caili(TYPED).inside(copy.path()).succeeds();
    let before = files_in(&out);
    let closed = |folder: &Path, closed: bool| {
        let mode = if closed { 0o555 } else { 0o755 };
        fs::set_permissions(folder, Permissions::from_mode(mode)).unwrap();
    };
    closed(&out, true);
    for (typed, named) in [
        (format!("{TYPED} --set growth.101=0%"), "`out`"),
        (format!("{TYPED}/new --set growth.101=0%"), "`out/new`"),
    ] {
        let ran = as_nobody(copy.path(), &typed);
        let told = String::from_utf8(ran.stderr).unwrap();
        assert_eq!(ran.status.code(), Some(2), "{told}");
        assert!(told.contains("error[F14]"), "{told}");
        assert!(told.contains(&format!("nothing can be written to {named}")), "{told}");
        assert_eq!(files_in(&out), before);
    }
    closed(&out, false);
}
