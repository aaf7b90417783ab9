"""Fitted mixtures of scikit-learn as users write them to JSON, and what they say of rows near and far."""
from common import *
from sklearn.mixture import GaussianMixture
out=[]
for name,k in (('iris',3),('faithful',2),('galaxies',4)):
    X=load(name); columns=open(D+name+'.csv').readline().strip().replace('"','').split(',')
    far=np.vstack([X.mean(0)+s*X.std(0) for s in (-6,-2.5,0.1,3,7)]); rows=np.vstack([X[::7],far])
    for ct in ('full','tied','diag','spherical'):
        g=GaussianMixture(n_components=k,covariance_type=ct,random_state=1,tol=1e-6,max_iter=1000).fit(X)
        assert g.converged_
        model=dict(weights_=g.weights_,means_=g.means_,covariances_=g.covariances_,covariance_type=ct)
        if name!='galaxies': model['feature_names_in_']=columns
        out.append(dict(dataset=name,model=model,rows=rows,predict=g.predict(rows),predict_proba=g.predict_proba(rows),score_samples=g.score_samples(rows)))
dump(out,'sklearn_models.json')
