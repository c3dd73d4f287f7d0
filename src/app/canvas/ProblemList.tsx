import { CircleAlert, TriangleAlert, X } from 'lucide-react';
import { calledIn } from '../sentence/phrases.ts';
import { useDiagnostics } from '../state/diagnostics.ts';
import { useDocument } from '../state/document.ts';
import { markEdit } from '../state/edit-clock.ts';
import { useView } from '../state/view.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { plural } from '../ui/format.ts';
import { useCanvas } from './canvas-store.ts';

/** What is wrong with the strategy, each with its node and, where there is one, a fix. */
export function ProblemList() {
  const diagnostics = useDiagnostics();
  const open = useCanvas((canvas) => canvas.problemsOpen);
  const fix = useDocument((document) => document.fix);
  const strategy = useDocument((document) => document.strategy);
  if (diagnostics.length === 0) return null;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  if (!open) {
    return (
      <Button
        className="absolute top-3 right-3 h-7! px-2!"
        onClick={() => useCanvas.setState({ problemsOpen: true })}
      >
        {errors > 0 ? (
          <CircleAlert size={14} className="text-down-text" aria-hidden />
        ) : (
          <TriangleAlert size={14} className="text-muted" aria-hidden />
        )}
        {errors > 0 ? plural(errors, 'problem') : plural(diagnostics.length, 'remark')}
      </Button>
    );
  }
  const show = (node: string) => {
    useView.getState().select([node]);
    useCanvas.getState().control?.reveal([node]);
  };
  return (
    <section
      aria-label="Problems"
      className="absolute top-3 right-3 flex max-h-[calc(100%-72px)] w-80 max-w-[calc(100%-24px)] flex-col rounded-lg border border-line-strong bg-panel shadow-(--shadow-float)"
    >
      <div className="flex items-center justify-between border-b border-line py-1 pr-1 pl-3">
        <h2 className="text-sm font-semibold">
          {errors > 0 ? plural(errors, 'problem') : plural(diagnostics.length, 'remark')}
        </h2>
        <IconButton label="Close the list" onClick={() => useCanvas.setState({ problemsOpen: false })}>
          <X size={14} aria-hidden />
        </IconButton>
      </div>
      <ul className="min-h-0 overflow-y-auto">
        {diagnostics.slice(0, 100).map((diagnostic) => (
          <li
            key={`${diagnostic.code} ${diagnostic.node ?? ''} ${diagnostic.port ?? ''} ${diagnostic.path ?? ''} ${diagnostic.message}`}
            className="border-b border-line px-3 py-2 last:border-0"
          >
            <p className="text-sm">
              {diagnostic.severity === 'error' ? (
                <CircleAlert size={13} className="mr-1.5 inline text-down-text" aria-label="Error" />
              ) : (
                <TriangleAlert size={13} className="mr-1.5 inline text-muted" aria-label="Remark" />
              )}
              {diagnostic.message}
            </p>
            <div className="mt-1.5 flex gap-1.5">
              {diagnostic.fix ? (
                <Button
                  className="h-7! px-2!"
                  onClick={(event) => {
                    markEdit(event);
                    if (diagnostic.fix) fix(diagnostic.fix);
                  }}
                >
                  {diagnostic.fix.title}
                </Button>
              ) : null}
              {diagnostic.node ? (
                <Button look="plain" className="h-7! px-2!" onClick={() => show(diagnostic.node ?? '')}>
                  Show {calledIn(strategy, diagnostic.node)}
                </Button>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
