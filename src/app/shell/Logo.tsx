export function Logo() {
  return (
    <svg
      width="22"
      height="22"
      viewBox="0 0 24 24"
      fill="none"
      strokeWidth="2"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path stroke="var(--up)" d="M6 2v4m0 9v4" />
      <rect x="3.500" y="7" width="5" height="8" rx="1" fill="var(--up)" stroke="var(--up)" />
      <path stroke="var(--live)" d="M17 4v4m0 9v5" />
      <rect x="14.500" y="8" width="5" height="9" rx="1" stroke="var(--live)" />
      <path stroke="var(--live)" d="M9.500 11.500h4" />
    </svg>
  );
}
