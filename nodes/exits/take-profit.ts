import { z } from 'zod';
import {
  atMostOneDistance,
  BASES,
  bool,
  choice,
  complain,
  confirmNeedsClose,
  defineOrderNode,
  deriveAtr,
  distanceWords,
  exactlyOneDistance,
  exitDistanceKeys,
  FOLLOWS,
  guardParams,
  levelParams,
  namesOf,
  number,
  readDistance,
  requiredBars,
  TARGET_OUTPUTS,
} from '../../src/node/index.ts';

const target = z
  .strictObject({
    ...exitDistanceKeys('above'),
    share: z.number().positive().max(100).meta({ title: 'Share', unit: '%' }),
  })
  .superRefine(exactlyOneDistance);
const step = z
  .strictObject({ afterBars: requiredBars('After', 0), ...exitDistanceKeys('from') })
  .superRefine(exactlyOneDistance);
/** Shares that should add up to 100 may miss it by rounding: 33.4 + 33.3 + 33.3. */
const SHARE_SLACK = 1e-9;

export default defineOrderNode({
  type: 'take-profit',
  group: 'exits',
  title: 'Take profit',
  doc: `Sells with profit once the price has moved in favour by a distance, or reaches a price wired in; it guards shorts as well. Targets sell in parts, steps lower the goal as time passes. Trap: a near target with a far stop wins often and still loses money.`,
  words: [
    'TP',
    'target',
    'limit exit',
    'bracket',
    'R:R',
    'ROI table',
    'ladder',
    'scale out',
    'exit',
    'SmartTrade',
  ],
  params: z
    .object({
      ...exitDistanceKeys('above'),
      targets: z.array(target).min(1).max(100).optional().meta({ title: 'Targets' }),
      steps: z.array(step).max(100).optional().meta({ title: 'Steps in time' }),
      basis: choice('Measured from', BASES, 'average'),
      ...levelParams(),
      follow: choice('Follows its price', FOLLOWS, 'free'),
      ...guardParams(),
    })
    .superRefine((params, context) => {
      atMostOneDistance(params, context);
      confirmNeedsClose(params, context);
      const { targets = [], steps = [] } = params;
      if (targets.length > 0 && readDistance(params)) {
        complain(
          context,
          'two-distances',
          'There are targets and a distance beside them: keep one of them.',
          ['targets'],
        );
      }
      if (targets.length > 0 && steps.length > 0) {
        complain(context, 'steps-with-targets', 'Steps in time cannot go with targets: keep one of them.', [
          'steps',
        ]);
      }
      if (targets.reduce((sum, { share }) => sum + share, 0) > 100 + SHARE_SLACK) {
        complain(
          context,
          'shares-over-100',
          'The shares of the targets add up to more than 100 %: lower them.',
          ['targets'],
        );
      }
    }),
  inputs: {
    price: number({ title: 'Price', optional: true }),
    arm: bool({ title: 'Arm', optional: true }),
  },
  outputs: TARGET_OUTPUTS,
  derive: (params) => deriveAtr(params, ...(params.targets ?? []), ...(params.steps ?? [])),
  sentence: (params, { price }) =>
    (params.targets ?? [params])
      .map(distanceWords)
      .filter((words) => words !== '')
      .join(', ') || `at ${price ?? 'a price'}`,
  plan: (params) => ({
    role: 'target',
    of: namesOf(params.of),
    on: params.on,
    confirm: params.confirm,
    distance: readDistance(params),
    targets: params.targets?.flatMap((given) => {
      const distance = readDistance(given);
      return distance ? [{ distance, share: given.share }] : [];
    }),
    steps: (params.steps ?? []).flatMap((given) => {
      const distance = readDistance(given);
      return distance ? [{ afterBars: given.afterBars, distance }] : [];
    }),
    basis: params.basis,
    follow: params.follow,
  }),
});
