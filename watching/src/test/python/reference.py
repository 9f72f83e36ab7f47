"""Judges the Java metrics: the same figures, computed the plain way and all in memory.

usage: reference.py export FILE ZONE FIRST LAST     an export of TikTok (JSON, text, or a ZIP of one)
       reference.py rows FILE ZONE FIRST LAST       one JSON list for each event:
                                                    [at, video, duration_ms, times, creator, sound, hashtags]
Prints the figures as one JSON object. Needs nothing but the standard library.
"""
import collections
import datetime
import io
import json
import math
import re
import sys
import zipfile
import zoneinfo

GAP, CAP, TAIL, SKIP = 300, 60, 5, 3
UTC = datetime.timezone.utc


def seconds(text):
    text = text.strip().removesuffix("UTC").removesuffix("Z").strip().replace("T", " ")
    moment = datetime.datetime.strptime(text, "%Y-%m-%d %H:%M:%S")
    return int(moment.replace(tzinfo=UTC).timestamp())


def video_of(link):
    found = re.search(r"/video/(\d+)", link)
    return int(found.group(1)) if found else 0


def rows_of_json(document):
    for root in ("Activity", "Your Activity"):
        for section in ("Video Browsing History", "Watch History"):
            listed = (document.get(root) or {}).get(section) or {}
            for row in listed.get("VideoList") or []:
                small = {key.lower(): value for key, value in row.items()}
                link = small.get("link") or small.get("videolink") or ""
                yield seconds(small["date"]), video_of(link)


def rows_of_text(text):
    for block in text.split("\n\n"):
        values = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line)
        if "Date" in values:
            yield seconds(values["Date"]), video_of(values.get("Link", ""))


def rows_of_export(path):
    if not zipfile.is_zipfile(path):
        text = open(path, encoding="utf-8").read()
        return rows_of_json(json.loads(text)) if text.lstrip().startswith("{") else rows_of_text(text)
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith(".json"):
                return list(rows_of_json(json.load(archive.open(name))))
        for name in archive.namelist():
            if name.endswith("History.txt"):
                return list(rows_of_text(io.TextIOWrapper(archive.open(name), "utf-8").read()))
    raise SystemExit("no history in " + path)


def load(kind, path):
    if kind == "export":
        return [(at, video, None, None, None, None, []) for at, video in set(rows_of_export(path))]
    with open(path, encoding="utf-8") as lines:
        return [tuple(json.loads(line)) for line in lines]


def credit(row, gap):
    """Milliseconds, low and high, for an event and the seconds to the next one of its session."""
    _, _, duration, times, _, _, _ = row
    most = (GAP if gap is None else gap) * 1000
    if duration is not None:
        length = math.floor(max(0, duration) * max(0, 1 if times is None else times))
        return min(most, length), min(most, length)
    if gap is None:
        return TAIL * 1000, TAIL * 1000
    return min(gap, CAP) * 1000, most


def top(counter, most=5):
    return sorted(counter.items(), key=lambda pair: (-pair[1], pair[0]))[:most]


def session_figures(sessions):
    longest = max(sessions, key=lambda s: s[-1][0] - s[0][0], default=None)
    skips = sum(1 for s in sessions for a, b in zip(s, s[1:]) if b[0] - a[0] < SKIP)
    return {
        "sessions": len(sessions),
        "longest_session": longest
        and [longest[0][0], longest[-1][0] - longest[0][0] + TAIL, len(longest)],
        "skips": skips,
        "skips_used": sum(len(s) - 1 for s in sessions),
    }


def rabbit_hole(sessions):
    best = None
    for session in sessions:
        runs = {}
        for row in session:
            at, creator, tags = row[0], row[4], row[6]
            names = ([("CREATOR", creator)] if creator else []) + [("HASHTAG", t) for t in sorted(set(tags))]
            runs = {name: runs.get(name, []) + [at] for name in names}
            for name in names:
                if len(runs[name]) >= 10 and (best is None or len(runs[name]) > best[4]):
                    best = [name[0], name[1], runs[name][0], at, len(runs[name])]
    if best is None and sessions:
        fullest = max(sessions, key=len)
        best = ["SESSION", None, fullest[0][0], fullest[-1][0], len(fullest)]
    return best


def hour_figures(booked, zone):
    heat, seen = [[0] * 24 for _ in range(7)], [[0] * 24 for _ in range(7)]
    for row, low, _ in booked:
        local = datetime.datetime.fromtimestamp(row[0], zone)
        heat[local.weekday()][local.hour] += low
        seen[local.weekday()][local.hour] += 1
    hours = [sum(day[hour] for day in heat) for hour in range(24)]
    windows = [hours[h] + hours[(h + 1) % 24] for h in range(24)]
    total, night = sum(hours), sum(hours[h] for h in (22, 23, 0, 1, 2, 3))
    start = windows.index(max(windows))
    return {
        "hours": [h // 1000 for h in hours],
        "heat_seconds": [[h // 1000 for h in day] for day in heat],
        "heat_videos": seen,
        "peak_hour": hours.index(max(hours)) if total else None,
        "window": [start, windows[start] // 1000, 100 * windows[start] / total] if total else None,
        "night_seconds": night // 1000,
        "night_percent": 100 * night / total if total else None,
    }


def day_figures(booked, zone):
    days = collections.defaultdict(lambda: [0, 0, 0])
    for row, low, high in booked:
        day = days[datetime.datetime.fromtimestamp(row[0], zone).date()]
        day[0] += 1
        day[1] += low
        day[2] += high
    active = sorted(days)
    streak, run = None, 0
    for i, day in enumerate(active):
        run = run + 1 if i and (day - active[i - 1]).days == 1 else 1
        if streak is None or run > streak[1]:
            streak = [str(day - datetime.timedelta(run - 1)), run]
    return {
        "days": [[str(d), days[d][0], days[d][1] // 1000, days[d][2] // 1000] for d in active],
        "days_active": len(active),
        "days_spanned": (active[-1] - active[0]).days + 1 if active else 0,
        "streak": streak,
    }


def video_figures(rows):
    counts = collections.Counter(row[1] for row in rows if row[1])
    again = {video: n for video, n in counts.items() if n > 1}
    ages = []
    for row in rows:
        uploaded = row[1] >> 32
        if row[1] > 0 and uploaded >= 1472688000 and row[0] - uploaded >= -60:
            ages.append((max(0, row[0] - uploaded), row[0], row[1]))
    hours = sorted(age // 3600 for age, _, _ in ages)
    first = min(ages, key=lambda age: age[0], default=None)
    return {
        "distinct": len(counts),
        "again": len(again),
        "extra_views": sum(n - 1 for n in again.values()),
        "top": [list(pair) for pair in top(again)],
        "age_used": len(ages),
        "age_median": hours[(len(hours) - 1) // 2] if hours else None,
        "age_first_day": 100 * sum(h < 24 for h in hours) / len(hours) if hours else None,
        "early": sum(h < 1 for h in hours) if hours else None,
        "earliest": first and [first[2], first[1], first[0]],
    }


def figures(rows, zone, first, last):
    midnight = lambda day: datetime.datetime.combine(day, datetime.time(), zone).timestamp()
    start, end = midnight(first), midnight(last + datetime.timedelta(1))
    rows = sorted((row for row in rows if start <= row[0] < end), key=lambda row: row[:2])
    sessions = []
    for row in rows:
        if sessions and row[0] - sessions[-1][-1][0] <= GAP:
            sessions[-1].append(row)
        else:
            sessions.append([row])
    booked = []
    for session in sessions:
        gaps = [b[0] - a[0] for a, b in zip(session, session[1:])] + [None]
        booked += [(row, *credit(row, gap)) for row, gap in zip(session, gaps)]
    return {
        "videos": len(rows),
        "watch_low": sum(low for _, low, _ in booked) // 1000,
        "watch_high": sum(high for _, _, high in booked) // 1000,
        "watch_used": sum(row[2] is not None for row in rows),
        "thumb_feet": len(rows) * 0.25,
        **session_figures(sessions),
        **hour_figures(booked, zone),
        **day_figures(booked, zone),
        **video_figures(rows),
        "rabbit_hole": rabbit_hole(sessions),
        "creators": [list(p) for p in top(collections.Counter(r[4] for r in rows if r[4]))],
        "sounds": [list(p) for p in top(collections.Counter(r[5] for r in rows if r[5]))],
        "hashtags": [list(p) for p in top(collections.Counter(t for r in rows for t in set(r[6])))],
    }


if __name__ == "__main__":
    _, kind, path, zone, first, last = sys.argv
    day = datetime.date.fromisoformat
    print(json.dumps(figures(load(kind, path), zoneinfo.ZoneInfo(zone), day(first), day(last))))
