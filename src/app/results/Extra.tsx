import { remarkOf } from './remark.ts';
import { useResults } from './store.ts';

/** Under the inspector's form: the one remark that matters most. */
export function InspectorExtra({ node: _node }: { node: string | null }) {
  return <RemarkBox />;
}

function RemarkBox() {
  const report = useResults(({ report }) => report);
  const luck = useResults(({ luck }) => luck);
  const remark = report && remarkOf(report, luck);
  if (!remark) return null;
  return (
    <p className="rounded-lg bg-remark px-3 py-2.5 text-sm" role="note">
      <strong className="font-semibold">{remark.title}</strong> {remark.text}
    </p>
  );
}
