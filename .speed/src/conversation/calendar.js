/** A course's start as a calendar file, tentative where the year is not known. */
import ical, { ICalEventStatus } from 'ical-generator';
import { cohortWords } from './recommended.js';
import { dayOf } from './scene.js';
import { say } from './wording.js';
export function calendarFile(scene, cohorts) {
    const { language } = scene;
    const calendar = ical({ prodId: '//certpath//EN' });
    for (const cohort of cohorts) {
        const yearless = cohort.starts.length === 5;
        calendar.createEvent({
            id: `${cohort.id}@certpath`,
            // A whole day has no time zone: it is the same day wherever the person is.
            start: new Date(`${dayComing(cohort.starts, dayOf(scene.now))}T00:00:00Z`),
            timezone: 'UTC',
            allDay: true,
            stamp: new Date(scene.now),
            summary: language.cohorts[cohort.id] ?? cohort.id,
            description: [
                cohortWords(scene, cohort),
                ...(yearless ? [say(language, 'calendar-year')] : []),
            ].join('\n'),
            status: yearless ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
        });
    }
    return {
        name: 'certpath-course.ics',
        type: 'text/calendar',
        content: `${calendar.toString()}\r\n`,
    };
}
/** The next time that a day without a year comes round; 29 February waits for its year. */
function dayComing(starts, today) {
    if (starts.length > 5)
        return starts;
    const year = Number(today.slice(0, 4));
    const days = Array.from({ length: 9 }, (_, ahead) => `${year + ahead}-${starts}`);
    return days.find((day) => day >= today && isDay(day)) ?? `${year}-${starts}`;
}
function isDay(day) {
    const moment = new Date(`${day}T00:00:00Z`);
    return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day);
}
