//! Lengths of time, frequencies and periods.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::Date;

/// A unit of time, from the smallest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// 60 seconds.
    Minute,
    /// 60 minutes.
    Hour,
    /// 24 hours.
    Day,
    /// A day on which the office works; compared as 24 hours at best and 72 at worst.
    BusinessDay,
    /// 7 days.
    Week,
    /// 28 to 31 days.
    Month,
    /// 90 to 92 days.
    Quarter,
    /// 365 or 366 days.
    Year,
}

/// A length of time as written: its number and unit are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duration {
    /// How many.
    pub number: u32,
    /// Of what.
    pub unit: Unit,
}

/// How often something happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Frequency {
    /// Every so long.
    Every(Duration),
    /// Without a pause.
    Continuously,
    /// With every event: `release`, `push`, `build`, `change`.
    OnEvery(String),
}

/// A stretch of the calendar: a day, a quarter, a half or a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// As written: `2026-H2`.
    pub text: String,
    /// Its last day.
    pub last_day: Date,
}

const UNITS: &[(Unit, &str, u32)] = &[
    (Unit::Minute, "minute", 1),
    (Unit::Hour, "hour", 60),
    (Unit::Day, "day", 1_440),
    (Unit::BusinessDay, "business day", 1_440),
    (Unit::Week, "week", 10_080),
    (Unit::Month, "month", 43_200),
    (Unit::Quarter, "quarter", 131_040),
    (Unit::Year, "year", 525_600),
];

const NUMBERS: &[&str] =
    &["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

impl Unit {
    fn parse(word: &str) -> Option<Self> {
        let word = word.trim_end_matches('s');
        let word = match word {
            "min" => "minute",
            "hr" | "h" => "hour",
            "d" => "day",
            "wk" => "week",
            "yr" => "year",
            word => word,
        };
        UNITS.iter().find(|(_, name, _)| *name == word).map(|(unit, ..)| *unit)
    }

    fn name(self) -> &'static str {
        UNITS.iter().find(|(unit, ..)| *unit == self).map_or("", |(_, name, _)| name)
    }
}

impl Duration {
    /// Reads `10 days`, `ten days`, `two business days`, `72-hour`, `1 year`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.to_lowercase().replace('-', " ");
        let words: Vec<&str> = text.split_whitespace().collect();
        let (number, rest) = match words.as_slice() {
            [one, rest @ ..] if !rest.is_empty() => (number(one)?, rest),
            [joined] => {
                let split = joined.find(|c: char| !c.is_ascii_digit())?;
                return Some(Self { number: joined[..split].parse().ok()?, unit: Unit::parse(&joined[split..])? });
            }
            _ => return None,
        };
        let unit = match rest {
            ["business" | "working", "day" | "days"] => Unit::BusinessDay,
            ["calendar", "day" | "days"] => Unit::Day,
            [unit] => Unit::parse(unit)?,
            _ => return None,
        };
        Some(Self { number, unit })
    }

    /// The longest it can be, in minutes; business days may span a weekend.
    pub fn longest(self) -> u64 {
        let minutes =
            UNITS.iter().find(|(unit, ..)| *unit == self.unit).map_or(0, |(_, _, minutes)| u64::from(*minutes));
        let days = u64::from(self.number);
        match self.unit {
            Unit::BusinessDay => (days + 2 * days.div_ceil(5)) * 1_440,
            Unit::Month => days * 31 * 1_440,
            Unit::Quarter => days * 92 * 1_440,
            Unit::Year => days * 366 * 1_440,
            _ => days * minutes,
        }
    }

    /// The shortest it can be, in minutes.
    pub fn shortest(self) -> u64 {
        let days = u64::from(self.number);
        match self.unit {
            Unit::BusinessDay => days * 1_440,
            Unit::Month => days * 28 * 1_440,
            Unit::Quarter => days * 90 * 1_440,
            Unit::Year => days * 365 * 1_440,
            _ => self.longest(),
        }
    }

    /// Whether it is never longer than the other. Units that only differ in name are equal: 12 months are a year.
    pub fn at_most(self, other: Self) -> bool {
        match (self.months(), other.months()) {
            (Some(own), Some(other)) => own <= other,
            _ => self.longest() <= other.shortest(),
        }
    }

    fn months(self) -> Option<u32> {
        match self.unit {
            Unit::Month => Some(self.number),
            Unit::Quarter => Some(self.number * 3),
            Unit::Year => Some(self.number * 12),
            _ => None,
        }
    }
}

impl Frequency {
    /// Reads `daily`, `every 6 months`, `twice a year`, `at least annually`, `continuously`, `on every release`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.to_lowercase().replace('-', " ");
        let text = ["at least ", "once ", "at "]
            .iter()
            .fold(text.trim(), |text, lead| text.strip_prefix(lead).unwrap_or(text));
        let every = |number, unit| Some(Self::Every(Duration { number, unit }));
        match text {
            "hourly" => return every(1, Unit::Hour),
            "daily" | "nightly" | "a day" | "per day" => return every(1, Unit::Day),
            "weekly" | "a week" | "per week" => return every(1, Unit::Week),
            "biweekly" | "fortnightly" => return every(2, Unit::Week),
            "monthly" | "a month" | "per month" => return every(1, Unit::Month),
            "quarterly" | "a quarter" | "per quarter" => return every(1, Unit::Quarter),
            "semi annually" | "biannually" | "half yearly" | "twice a year" | "twice yearly" => {
                return every(6, Unit::Month);
            }
            "annually" | "yearly" | "annual" | "a year" | "per year" => return every(1, Unit::Year),
            "biennially" => return every(2, Unit::Year),
            "continuously" | "continuous" | "in real time" | "real time" => return Some(Self::Continuously),
            _ => {}
        }
        if let Some(event) = [
            "on every ",
            "with every ",
            "with each ",
            "at each ",
            "at every ",
            "on each ",
            "before every ",
            "before each ",
            "every ",
        ]
        .iter()
        .find_map(|lead| text.strip_prefix(lead))
        {
            if let Some(duration) = Duration::parse(event) {
                return Some(Self::Every(duration));
            }
            if let Some(unit) = Unit::parse(event) {
                return every(1, unit);
            }
            let known = [
                "release",
                "push",
                "build",
                "change",
                "commit",
                "deployment",
                "pull request",
                "merge",
                "login",
                "uninstall",
            ];
            return known.contains(&event).then(|| Self::OnEvery(event.to_string()));
        }
        None
    }
}

impl Period {
    /// Reads `2026`, `2026-Q3`, `2026-H2`, `2026-09-30`.
    pub fn parse(text: &str) -> Option<Self> {
        let month_end = |year: i16, month: i8| {
            Date::new(year, month, 1).ok()?.checked_add(1.month()).ok()?.checked_sub(1.day()).ok()
        };
        let last_day = if let Ok(date) = text.parse() {
            date
        } else if let Some((year, part)) = text.split_once('-') {
            let year = year.parse().ok()?;
            match part {
                "Q1" => month_end(year, 3),
                "Q2" | "H1" => month_end(year, 6),
                "Q3" => month_end(year, 9),
                "Q4" | "H2" => month_end(year, 12),
                _ => None,
            }?
        } else {
            (text.len() == 4).then(|| text.parse().ok()).flatten().and_then(|year| month_end(year, 12))?
        };
        Some(Self { text: text.to_string(), last_day })
    }
}

fn number(word: &str) -> Option<u32> {
    word.parse()
        .ok()
        .or_else(|| NUMBERS.iter().position(|name| *name == word).map(|n| n as u32))
        .or((word == "a" || word == "an").then_some(1))
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}{}", self.number, self.unit.name(), if self.number == 1 { "" } else { "s" })
    }
}

impl fmt::Display for Frequency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Every(Duration { number: 1, unit }) => f.write_str(match unit {
                Unit::Minute => "every minute",
                Unit::Hour => "hourly",
                Unit::Day => "daily",
                Unit::BusinessDay => "every business day",
                Unit::Week => "weekly",
                Unit::Month => "monthly",
                Unit::Quarter => "quarterly",
                Unit::Year => "annually",
            }),
            Self::Every(duration) => write!(f, "every {duration}"),
            Self::Continuously => f.write_str("continuously"),
            Self::OnEvery(event) => write!(f, "on every {event}"),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn duration(text: &str) -> Duration {
        Duration::parse(text).expect("a duration")
    }

    #[test]
    fn lengths_compare_across_units_only_when_certain() {
        assert!(duration("10 days").at_most(duration("30 days")));
        assert!(duration("12 months").at_most(duration("1 year")));
        assert!(duration("72 hours").at_most(duration("3 days")));
        assert!(!duration("2 business days").at_most(duration("48 hours")), "a weekend may lie between");
        assert!(!duration("1 month").at_most(duration("30 days")), "some months are longer");
        assert!(duration("4 weeks").at_most(duration("30 days")));
    }

    #[test]
    fn periods_end_where_the_calendar_says() {
        for (text, last) in
            [("2026", "2026-12-31"), ("2026-Q1", "2026-03-31"), ("2026-H2", "2026-12-31"), ("2028-02-29", "2028-02-29")]
        {
            assert_eq!(Period::parse(text).expect("a period").last_day.to_string(), last);
        }
        for text in ["2026-Q5", "soon", "26", "2026-02-30", "2026-h2"] {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }
}
