/** The wall's frame as the service counts it, and what a page may conclude from it. */
import type { components } from '@/shared/api/schema/jobfair'

type Schemas = components['schemas']
export type Wall = Schemas['Wall']
export type RoomWall = Schemas['RoomWall']
export type Segment = Schemas['SegmentWall']
export type Comment = Schemas['Comment']
export type Retraction = Schemas['Retraction']

/** More than any page can show at once; what is older has left the frames long ago. */
export const RETRACTED_MAX = 500

/** With one more comment taken back, the oldest forgotten beyond the limit. */
export function withRetracted(known: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return known.has(id) ? known : new Set([...known, id].slice(-RETRACTED_MAX))
}

/** What may be shown, the newest last; frames that were made before a retraction may still list what it took. */
export function shownComments(room: RoomWall, retracted: ReadonlySet<string>, most: number): Comment[] {
  return room.comments.filter((one) => !retracted.has(one.comment_id)).slice(-most)
}

/** The room that was asked for; else one that is live, the fullest first; else the last. */
export function roomToShow(rooms: readonly RoomWall[], wanted?: string): RoomWall | undefined {
  const live = rooms.filter((one) => one.state === 'OPEN').sort((a, b) => (b.figures.online ?? 0) - (a.figures.online ?? 0))
  return rooms.find((one) => one.room_id === wanted) ?? live[0] ?? rooms.at(-1)
}

/** Who is on stage at this time, with their place in the order, and who is next. */
export function stageAt(room: RoomWall, now: number): { current?: Segment; next?: Segment; place: number } {
  const place = room.segments.findIndex((one) => one.from_ms <= now && now < one.to_ms)
  return { current: room.segments[place], next: room.segments.find((one) => one.from_ms > now), place }
}

/** What a company is called where there is little room: without town, form and what stands in brackets. */
export function shortName(name: string): string {
  return name.replace(/[（(].*?[）)]/g, '').replace(/(集团)?(股份|责任|控股)*有限(责任)?公司$/, '').replace(/^(河北|衡水)市?(?=.{3})/, '') || name
}

/** How much more than before, in percent; nothing where there was nothing before. */
export function change(last: number | undefined, before: number | undefined): number | undefined {
  return last === undefined || !before ? undefined : Math.round(((last - before) / before) * 100)
}

/** From looking on to applying, each step a count of its own; `share` is of the step before, in percent. */
export function funnelOf({ figures }: RoomWall) {
  const steps = [
    { key: 'pv', count: figures.pv },
    { key: 'impressions', count: figures.card_impressions },
    { key: 'clicks', count: figures.card_clicks },
    { key: 'submissions', count: figures.applications.submissions },
  ] as const
  return steps.map((step, place) => ({ ...step, share: shareOf(step.count, steps[place - 1]?.count) }))
}

const shareOf = (part: number, of: number | undefined) => (of ? Math.round((part / of) * 1000) / 10 : undefined)
