"""What somebody agrees to by signing the form, and on which ground their data are kept.

UU 27/2022: Pasal 20 (2) names the grounds, of which consent is one and a public task another; Pasal
22 asks that a consent can be proven, so the version of the text is kept with the person.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop_app.domain.worker import Worker

VERSION = "1"
SINCE = date(2026, 11, 23)
TITLE = "Persetujuan pemrosesan data pribadi (UU No. 27 Tahun 2022)"
TEXT = (
    "Saya menyatakan isian ini benar dan setuju data pribadi saya dipakai oleh {office} hanya untuk "
    "mengusulkan, memverifikasi, dan mengurus kepesertaan saya dalam BPJS Ketenagakerjaan yang "
    "iurannya dibayar pemerintah daerah. Untuk itu data diserahkan kepada Dinas Tenaga Kerja, Dinas "
    "Kependudukan dan Pencatatan Sipil, dan BPJS Ketenagakerjaan, tidak kepada pihak lain. Data "
    "disimpan terenkripsi selama kepesertaan dan masa simpan arsip. Saya boleh melihat, "
    "membetulkan, atau meminta penghapusan data saya, dan menarik persetujuan ini kapan saja di "
    "kantor kelurahan; permintaan dijawab paling lama 3 × 24 jam."
)
CONSENT = "consent"


def with_ground(worker: Worker) -> Worker:
    """Give the worker with what a day of consent says: the ground, and the text in use by then."""
    if worker.consent_date is None:
        return worker
    basis = worker.basis or CONSENT
    version = worker.consent_version or VERSION
    if (basis, version) == (worker.basis, worker.consent_version):
        return worker
    return replace(worker, basis=basis, consent_version=version)
