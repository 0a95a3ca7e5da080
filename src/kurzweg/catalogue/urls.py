# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from kurzweg.catalogue.views import draft, entry, history, listing, making, part, review, shipped, versions

app_name = "catalogue"
urlpatterns = [
    path("leistungen/", listing.index, {"shelf": "services"}, name="services"),
    path("leistungen/neu/", making.make, {"shelf": "services"}, name="new-service"),
    path("leistungen/unterlagen/", listing.index, {"shelf": "documents"}, name="documents"),
    path("leistungen/unterlagen/neu/", making.make, {"shelf": "documents"}, name="new-document"),
    path("leistungen/lebenslagen/", listing.index, {"shelf": "life_situations"}, name="situations"),
    path("leistungen/entwurf/", draft.show, name="draft"),
    path("leistungen/entwurf/veroeffentlichung/", draft.publish, name="publish"),
    path("leistungen/staende/", versions.index, name="versions"),
    path("leistungen/staende/<int:number>/", versions.show, name="version"),
    path("leistungen/staende/<int:number>/ruecknahme/", versions.withdraw, name="withdraw"),
    path("leistungen/auslieferung/", shipped.show, name="shipped"),
    path("leistungen/bearbeitungen/<uuid:revision>/ruecknahme/", history.take_back, name="take-back"),
    path("leistungen/<slug:shelf>/<slug:code>/", entry.show, name="entry"),
    path("leistungen/<slug:shelf>/<slug:code>/verlauf/", history.show, name="history"),
    path("leistungen/<slug:shelf>/<slug:code>/<slug:part>/", part.edit, name="part"),
    path("leistungen/<slug:shelf>/<slug:code>/<slug:part>/<slug:language>/", part.edit, name="spoken-part"),
    path("leistungen/<slug:shelf>/<slug:code>/<slug:part>/<slug:language>/pruefung/", review.review, name="review"),
]
