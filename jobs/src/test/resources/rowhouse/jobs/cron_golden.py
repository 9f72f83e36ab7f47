"""Writes cron_golden.csv: when tables fire around changes of the clock, by walking every minute.

Independent of the engine: no arithmetic on local times, only the zone database asked minute by minute.
Run: python3 cron_golden.py > cron_golden.csv
"""
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

TABLES = [
    "30 2 * * *", "0 0 * * *", "15 1 * * *", "45 1 * * 0", "30 0-3 * * *", "0 0 1 * *",
    "*/20 * * * *", "0 * * * *", "10 */2 * * *", "59 23 * * *",
]
CHANGES = {  # a date near which the zone changes its clock
    "America/New_York": [(2026, 3, 8), (2026, 11, 1)],
    "Europe/London": [(2026, 3, 29), (2026, 10, 25)],
    "Australia/Lord_Howe": [(2026, 4, 5), (2026, 10, 4)],
    "America/Santiago": [(2026, 4, 5), (2026, 9, 6)],
}
MINUTE = timedelta(minutes=1)


def numbers(field, low, high):
    out = set()
    for part in field.split(","):
        part, _, step = part.partition("/")
        a, b = (low, high) if part == "*" else (part.split("-") * 2)[:2]
        out |= set(range(int(a), int(b) + 1, int(step or 1)))
    return out


def matches(table, wall):
    minute, hour, day, month, weekday = table.split()
    if wall.minute not in numbers(minute, 0, 59) or wall.hour not in numbers(hour, 0, 23):
        return False
    if wall.month not in numbers(month, 1, 12):
        return False
    by_day = wall.day in numbers(day, 1, 31)
    by_weekday = wall.isoweekday() % 7 in numbers(weekday, 0, 6)
    return by_day and by_weekday if "*" in (day, weekday) else by_day or by_weekday


def fires(table, zone, start, end):
    elapsed = table.split()[1].startswith("*")
    at = start
    before = (at - MINUTE).astimezone(zone)
    while at < end:
        wall = at.astimezone(zone)
        plain = wall.replace(tzinfo=None, fold=0)
        skipped = plain - before.replace(tzinfo=None, fold=0) - MINUTE
        due = matches(table, plain) and (elapsed or wall.fold == 0)
        if not elapsed and skipped > timedelta(0):
            gap = before.replace(tzinfo=None, fold=0) + MINUTE
            while gap < plain:
                due = due or matches(table, gap)
                gap += MINUTE
        if due:
            yield at
        before = wall
        at += MINUTE


print("zone,table,from,fires")
for name, changes in CHANGES.items():
    for y, m, d in changes:
        start = datetime(y, m, d, tzinfo=timezone.utc) - timedelta(days=2)
        for table in TABLES:
            times = list(fires(table, ZoneInfo(name), start, start + timedelta(days=4)))
            stamp = lambda t: t.strftime("%Y-%m-%dT%H:%MZ")
            print(f"{name},{table},{stamp(start)},{' '.join(map(stamp, times))}")
