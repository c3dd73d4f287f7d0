export { InspectorExtra } from './Extra.tsx';
export { PhoneResults, PhoneTrades } from './Phone.tsx';
export { Results } from './Results.tsx';
export { startResults } from './runner.ts';
export { simulateTemplate, type TemplateResult } from './templates.ts';
export { InspectorWhy, useWhyOpen } from './InspectorWhy.tsx';
