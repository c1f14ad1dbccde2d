//! What goes wrong outside the program: disks, folders, files that are not what they seem, a run that is killed, names that other
//! systems do not take. Each is made to happen to the program itself; what was there before must be whole, and what is said true.

mod common;
#[path = "faults/mod.rs"]
mod faults;
