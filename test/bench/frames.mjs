// What a trace says of the page's main thread: processor time for each frame that was drawn, which hardly moves
// when other programs run, unlike what the clock on the wall says.

const CATEGORIES = ['devtools.timeline', 'toplevel', 'disabled-by-default-devtools.timeline'];

/** Runs `act` under a trace. */
export async function traced(browser, page, act) {
  await browser.startTracing(page, { categories: CATEGORIES });
  await act();
  await page.waitForTimeout(200);
  return JSON.parse((await browser.stopTracing()).toString()).traceEvents;
}

const micros = ({ tdur, dur }) => tdur ?? dur ?? 0;

/**
 * Milliseconds of the main thread for each frame: everything between two commits. Frames without input between are
 * left out, so that what the app does at rest does not flatter it.
 *
 * @param inputs types of events that count as input
 */
export function inputFrames(events, inputs) {
  const thread = events.find(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const mains = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}:${tid}`),
  );
  if (!thread) return { frames: [], delivered: 0, longest: 0 };
  const own = events
    .filter((event) => event.ph === 'X' && mains.has(`${event.pid}:${event.tid}`))
    .sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  const frames = [];
  let [time, inputsSeen, end, delivered, longest] = [0, 0, 0, 0, 0];
  for (const event of own) {
    if (event.name === 'EventDispatch' && inputs.includes(event.args?.data?.type)) {
      inputsSeen++;
      delivered++;
    }
    if (event.ts >= end) {
      time += micros(event);
      longest = Math.max(longest, micros(event));
      end = event.ts + event.dur;
    }
    if (event.name !== 'Commit') continue;
    if (inputsSeen > 0) frames.push(time / 1000);
    [time, inputsSeen] = [0, 0];
  }
  return { frames: frames.sort((a, b) => a - b), delivered, longest: longest / 1000 };
}

export const share = (sorted, part) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
